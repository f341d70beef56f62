package dev.headroom.terms;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * The currency codes of ISO 4217, in force or withdrawn, as of 2026. A list of our own and not that of the running Java, because
 * what is a currency decides whether an amount is money or a measured quantity: a history must not be counted differently after an
 * upgrade of Java. A code that ISO 4217 adds is added here, in a release.
 */
public final class CurrencyCodes {

    private static final String LIST = """
            ADP AED AFA AFN ALL AMD ANG AOA ARS ATS AUD AWG AYM AZM AZN BAM BBD BDT BEF BGL BGN BHD BIF BMD
            BND BOB BOV BRL BSD BTN BWP BYB BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CSD CUC
            CUP CVE CYP CZK DEM DJF DKK DOP DZD EEK EGP ERN ESP ETB EUR FIM FJD FKP FRF GBP GEL GHC GHS GIP
            GMD GNF GRD GTQ GWP GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS
            KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LUF LVL LYD MAD MDL MGA MGF MKD MMK MNT MOP
            MRO MRU MTL MUR MVR MWK MXN MXV MYR MZM MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN PGK PHP PKR
            PLN PTE PYG QAR ROL RON RSD RUB RUR RWF SAR SBD SCR SDD SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD
            SRG SSP STD STN SVC SYP SZL THB TJS TMM TMT TND TOP TPE TRL TRY TTD TWD TZS UAH UGX USD USN USS
            UYI UYU UZS VEB VED VEF VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XFO XFU XOF
            XPD XPF XPT XSU XTS XUA XXX YER YUM ZAR ZMK ZMW ZWD ZWG ZWL ZWN ZWR
            """;

    private static final int LENGTH = 3;
    private static final int LETTERS = 26;
    private static final BitSet KNOWN = read();

    private CurrencyCodes() {}

    /** Whether the text is the code of a currency, in capital letters. */
    public static boolean isKnown(CharSequence code) {
        return code.length() == LENGTH && isKnown(code.charAt(0), code.charAt(1), code.charAt(2));
    }

    /** The same of three characters. */
    public static boolean isKnown(char first, char second, char third) {
        return isCapital(first) && isCapital(second) && isCapital(third) && KNOWN.get(number(first, second, third));
    }

    private static boolean isCapital(char character) {
        return character >= 'A' && character <= 'Z';
    }

    private static int number(char first, char second, char third) {
        return ((first - 'A') * LETTERS + second - 'A') * LETTERS + third - 'A';
    }

    private static BitSet read() {
        BitSet known = new BitSet(LETTERS * LETTERS * LETTERS);
        Pattern.compile("\\s+")
                .splitAsStream(LIST)
                .forEach(code -> known.set(number(code.charAt(0), code.charAt(1), code.charAt(2))));
        return known;
    }
}
