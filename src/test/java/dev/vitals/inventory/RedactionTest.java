package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'UserData':'IyEvYmluL2Jhc2g='}|{'UserData':'********'}",
                "{'UserData':{'Value':'IyEv'}}|{'UserData':{'Value':'********'}}",
                "{'Environment':{'Variables':{'DB':'hunter2','N':''}}}|{'Environment':{'Variables':{'DB':'********','N':''}}}",
                "{'Key':'ApiToken','Value':'abc'}|{'Key':'ApiToken','Value':'********'}",
                "{'MasterUserPassword':'x','Port':5432}|{'MasterUserPassword':'********','Port':5432}",
                "{'Id':'AKIAIOSFODNN7EXAMPLE'}|{'Id':'AKIA************MPLE'}",
                "{'D':'run --password=hunter2 --x=1'}|{'D':'run --password=******** --x=1'}",
                "{'D':'db_secret=abc;y=2'}|{'D':'db_secret=********;y=2'}",
                "{'D':'Authorization: Bearer abcdefghij0123456789'}|{'D':'Authorization: Bearer ********'}",
                "{'D':'user: bob, password: hunter2'}|{'D':'user: bob, password: ********'}",
                "{'D':'ghp_0123456789abcdefghij'}|{'D':'ghp_********'}",
                "{'Tags':{'db-password':'x','Team':'net'}}|{'Tags':{'db-password':'********','Team':'net'}}",
                "{'L':[{'Name':'SECRET_KEY','Value':['a','']}]}|{'L':[{'Name':'SECRET_KEY','Value':['********','']}]}",
                "{'D':'postgres://app:pw@db/x'}|{'D':'postgres://app:********@db/x'}"
            })
    void masksSecretsAndKeepsTheShape(String config, String expected) {
        assertThat(Redaction.of(json(config))).isEqualTo(json(expected));
    }

    @Test
    void masksPrivateKeysOverLines() {
        assertThat(Redaction.text("a -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- b"))
                .isEqualTo("a -----BEGIN RSA PRIVATE KEY----- ******** b");
    }

    @Test
    void masksSecretsInsideATextThatIsItselfJson() {
        assertThat(Redaction.text("{\"dbPassword\": \"hunter2\", \"port\": \"5432\"}"))
                .isEqualTo("{\"dbPassword\": \"********\", \"port\": \"5432\"}");
    }

    @Test
    void replacesTheCharacterThatPostgresCannotHold() {
        assertThat(Redaction.text("a\0b")).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'MetadataOptions':{'HttpTokens':'required'}}",
                "{'PasswordLastUsed':'2026-01-01T00:00:00Z'}",
                "{'Action':'secretsmanager:GetSecretValue','Resource':'arn:aws:secretsmanager:us-east-1:1:secret:db'}",
                "{'MasterUserSecret':{'SecretArn':'arn:aws:secretsmanager:us-east-1:1:secret:x','SecretStatus':'active'}}",
                "{'Environment':{'Type':'LINUX'}}",
                "{'Url':'https://example.org:8443/path@2'}",
                "{'KeyMaterialFingerprint':'1f:51:ae'}"
            })
    void keepsWhatRulesAreAbout(String config) {
        assertThat(Redaction.of(json(config))).isEqualTo(json(config));
    }

    @Test
    void hashesTheSameWhateverTheOrderOfMembers() {
        assertThat(hash("{'a':1,'b':{'c':[1,2],'d':null}}")).isEqualTo(hash("{'b':{'d':null,'c':[1,2]},'a':1}"));
        assertThat(hash("{'a':[1,2]}")).isNotEqualTo(hash("{'a':[2,1]}"));
        assertThat(hash("{'a':'1'}")).isNotEqualTo(hash("{'a':1}"));
        assertThat(hash("{'a':[]}")).isNotEqualTo(hash("{'a':{}}"));
    }

    @Test
    void leavesVolatileMembersOutOfTheHashAtAnyDepth() {
        assertThat(hash("{'a':1,'t':[{'LastUsed':1,'b':2}]}", "LastUsed"))
                .isEqualTo(hash("{'a':1,'t':[{'b':2,'LastUsed':7}],'LastUsed':3}", "LastUsed"));
    }

    private static ContentHash hash(String config, String... without) {
        return ContentHash.of(json(config), Set.of(without));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
