package dev.headroom.producers.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One cloud of the seed world as its bills show it.
 *
 * @param id normalised name of the provider
 * @param provider FOCUS ProviderName
 * @param issuer FOCUS InvoiceIssuerName, which is also who sells
 * @param account FOCUS BillingAccountId
 * @param format which FOCUS version its bills are in
 * @param services what is bought
 * @param regions where
 * @param ramp dollars a day
 */
record Cloud(
        String id,
        String provider,
        String issuer,
        String account,
        FocusFormat format,
        List<Service> services,
        List<String> regions,
        Ramp ramp) {

    /**
     * Something that is bought.
     *
     * @param category FOCUS ServiceCategory
     * @param name FOCUS ServiceName
     * @param sku FOCUS SkuId
     * @param share percent of the cloud's spend
     */
    record Service(String category, String name, String sku, int share) {}

    static final Cloud AZURE = new Cloud(
            "azure",
            "Microsoft",
            "Microsoft",
            "8a1b2c3d-0000-4a00-9000-00000000a1ab",
            FocusFormat.V1_2,
            List.of(
                    new Service("Compute", "Virtual Machines", "ND-GB200-V6", 86),
                    new Service("Storage", "Storage Accounts", "BLOB-HOT-ZRS", 9),
                    new Service("Networking", "Virtual Network", "EXPRESSROUTE", 5)),
            List.of("eastus2", "southcentralus"),
            new Ramp(Map.of(day(2025, 10), 22_000_000L, day(2026, 12), 48_000_000L, day(2027, 12), 74_000_000L)));

    static final Cloud ORACLE = new Cloud(
            "oracle_cloud",
            "Oracle",
            "Oracle America, Inc.",
            "ocid1.tenancy.oc1..seed",
            FocusFormat.V1_0,
            List.of(
                    new Service("Compute", "OCI Supercluster", "BM.GPU.GB200.4", 92),
                    new Service("Storage", "Object Storage", "B91628", 5),
                    new Service("Networking", "FastConnect", "B88326", 3)),
            List.of("us-abilene-1", "us-shackelford-1"),
            new Ramp(Map.of(
                    day(2025, 10), 4_000_000L,
                    day(2026, 12), 9_000_000L,
                    day(2027, 1), 60_000_000L,
                    day(2027, 12), 125_000_000L)));

    static final Cloud AWS = new Cloud(
            "aws",
            "AWS",
            "Amazon Web Services, Inc.",
            "210987654321",
            FocusFormat.V1_0,
            List.of(
                    new Service("Compute", "Amazon Elastic Compute Cloud", "P6E-GB200", 88),
                    new Service("Storage", "Amazon Simple Storage Service", "S3-STANDARD", 8),
                    new Service("Networking", "AWS Direct Connect", "DX-400G", 4)),
            List.of("us-east-1", "us-east-2"),
            new Ramp(Map.of(day(2025, 11), 3_000_000L, day(2026, 12), 10_000_000L, day(2027, 12), 12_000_000L)));

    static final Cloud GOOGLE = new Cloud(
            "gcp",
            "Google Cloud",
            "Google LLC",
            "01AB2C-D34E56-F7890A",
            FocusFormat.V1_3,
            List.of(
                    new Service("Compute", "Compute Engine", "A4X-HIGHGPU-4G", 90),
                    new Service("Storage", "Cloud Storage", "GCS-STANDARD", 7),
                    new Service("Networking", "Cloud Interconnect", "CI-DEDICATED", 3)),
            List.of("us-central1", "europe-west4"),
            new Ramp(Map.of(day(2025, 6), 1_500_000L, day(2027, 12), 9_000_000L)));

    static final List<Cloud> ALL = List.of(AZURE, ORACLE, AWS, GOOGLE);

    private static LocalDate day(int year, int month) {
        return LocalDate.of(year, month, 1);
    }
}
