package dev.headroom.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicabilityRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'IsGlobalScope':true,'Applicability':{'Cost':0.5,'Usage':1}}",
                "{'IsGlobalScope':false,'Inclusions':[],'x_Note':{'any':'thing'}}",
                "{'InclusionOperator':'Or','Inclusions':[{'Dimension':'ServiceName','Operator':'In','Values':['a','b']}]}",
                "{'InclusionOperator':'And','Inclusions':[{'Dimension':'RegionId','Operator':'NotStartsWith','Values':['eu-'],"
                        + "'Applicability':{'Cost':0.25}}]}",
                "{'ExclusionOperator':'Or','Exclusions':[{'Dimension':'SkuId','Operator':'DoesNotExist','Values':['*']}]}"
            })
    void shouldFindNothingWhenTheObjectIsAsFocusHasIt(String json) {
        assertThat(faults(json)).isEmpty();
    }

    @Test
    void shouldFindNothingWhenThereIsNoObject() {
        List<TermsFault> faults = new ArrayList<>();
        ApplicabilityRules.check(null, "applicability", faults);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "[]# applicability: must be an object",
                "{'IsComplexScope':true}# applicability.IsComplexScope: is true",
                "{'IsGlobalScope':'yes'}# applicability.IsGlobalScope: must be true or false",
                "{'Inclusion':[]}# applicability.Inclusion: 'Inclusion' is not one of",
                "{'x_lower':1}# applicability.x_lower: 'x_lower' is not one of",
                "{'Applicability':0.5}# applicability.Applicability: must be an object with Cost or Usage",
                "{'Applicability':{'Cost':1.5}}# applicability.Applicability.Cost: must be a number from 0 to 1, not 1.5",
                "{'Applicability':{'Cost':'1'}}# applicability.Applicability.Cost: must be a number from 0 to 1",
                "{'Applicability':{'Price':1}}# applicability.Applicability.Price: 'Price' is not one of Cost, Usage",
                "{'InclusionOperator':'Xor'}# applicability.InclusionOperator: 'Xor' is not one of And, Or",
                "{'Inclusions':{}}# applicability.Inclusions: must be a list of rules",
                "{'InclusionOperator':'Or','Inclusions':[1]}# applicability.Inclusions[0]: must be a rule",
                "{'Inclusions':[{'Dimension':'SkuId','Operator':'In','Values':['a']}]}# applicability.InclusionOperator: is missing",
                "{'Exclusions':[{'Dimension':'SkuId','Operator':'In','Values':['a']}]}# applicability.ExclusionOperator: is missing",
                "{'IsGlobalScope':true,'InclusionOperator':'Or'}# applicability.Inclusions: must be absent when IsGlobalScope is true"
            },
            quoteCharacter = '^')
    void shouldTellWhatTheSchemaForbids(String json, String start) {
        assertThat(faults(json)).singleElement().asString().startsWith(start);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "'Dimension':'ResourceId','Operator':'In','Values':['a']# Dimension: 'ResourceId' is not one of",
                "'Operator':'In','Values':['a']# Dimension: '' is not one of",
                "'Dimension':'SkuId','Operator':'Like','Values':['a']# Operator: 'Like' is not one of",
                "'Dimension':'SkuId','Operator':'In','Values':[]# Values: must be a list of at least one text",
                "'Dimension':'SkuId','Operator':'In'# Values: must be a list of at least one text",
                "'Dimension':'SkuId','Operator':'In','Values':[5]# Values[0]: must be text, not 5",
                "'Dimension':'SkuId','Operator':'In','Values':['*','a']# Values: must hold nothing beside '*'",
                "'Dimension':'SkuId','Operator':'NotIn','Values':['*']# Values: must not hold '*' with NotIn",
                "'Dimension':'SkuId','Operator':'Exists','Values':['a']# Values: must be ['*'] with Exists",
                "'Dimension':'SkuId','Operator':'In','Values':['a'],'Cost':1# Cost: 'Cost' is not one of"
            },
            quoteCharacter = '^')
    void shouldTellWhatIsWrongWithARule(String rule, String start) {
        assertThat(faults("{'InclusionOperator':'Or','Inclusions':[{" + rule + "}]}"))
                .singleElement()
                .asString()
                .startsWith("applicability.Inclusions[0]." + start);
    }

    private static List<TermsFault> faults(String json) {
        List<TermsFault> faults = new ArrayList<>();
        ApplicabilityRules.check(json.replace('\'', '"'), "applicability", faults);
        return faults;
    }
}
