package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.vitals.Vitals;
import dev.vitals.support.MotoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** From an empty installation to the first finding of an account that answers over the wire. */
@SpringBootTest(
        classes = Vitals.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=" + Visitor.PASSWORD,
            "vitals.demo=false",
            "vitals.onboarding.principal=arn:aws:iam::444455556666:role/vitals",
            "db-scheduler.polling-interval=1s",
            "vitals.data=" + OnboardingTest.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnboardingTest {

    static final String DATA = "target/journey-onboarding-data";
    private static final String ACCOUNT = "123456789012";
    private static final double SCAN_MILLIS = 120_000;

    static {
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
    }

    @LocalServerPort
    private int port;

    private MotoServer aws;
    private Visitor visitor;

    @BeforeAll
    void anOpenGroupInAnEmulatedAccount() {
        aws = MotoServer.empty();
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        var ec2 = aws.client(Ec2Client.builder(), "us-east-1");
        var vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        var group = ec2.createSecurityGroup(
                        request -> request.vpcId(vpc).groupName("front-desk").description("front desk"))
                .groupId();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(group)
                .ipPermissions(IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(22)
                        .toPort(22)
                        .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                        .build()));
        visitor = new Visitor(port);
    }

    private void aUserWhoCanMakeItselfAnAdministrator() {
        var iam = aws.client(IamClient.builder(), "us-east-1");
        iam.createUser(request -> request.userName("ci"));
        iam.putUserPolicy(request -> request.userName("ci").policyName("deploy").policyDocument("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "iam:PutUserPolicy", "Resource": "*"}]}"""));
    }

    @AfterAll
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (visitor != null) {
            visitor.close();
        }
    }

    @Test
    @Order(1)
    void leadsFromNothingToTheFirstFinding() {
        var page = visitor.signedIn(1440, ColorScheme.LIGHT);
        page.navigate(visitor.url("/accounts"));
        assertThat(page.locator("main")).containsText("No account is watched yet");
        visitor.look(page, "accounts-none");

        page.click("text=Add an account");
        page.click("text=Add it without the guide");
        refusesARoleThatIsNone(page);
        addTheEmulatedAccount(page);
        checkTheConnection(page);
        aUserWhoCanMakeItselfAnAdministrator();
        scanAndFind(page);
        Assertions.assertThat(visitor.complaints()).isEmpty();
    }

    private void refusesARoleThatIsNone(Page page) {
        page.fill("#roleArn", "vitals-read");
        page.click("form.sheet button[type=submit]");
        assertThat(page.locator("[role=alert]")).containsText("arn:aws:iam::123456789012:role/vitals-read");
        assertThat(page.locator("#roleArn")).hasValue("vitals-read");
        visitor.look(page, "account-form");
    }

    private void addTheEmulatedAccount(Page page) {
        page.check("input[value=ambient]");
        page.fill("#accountId", ACCOUNT);
        page.fill("#name", "Front desk");
        page.fill("#endpoint", aws.endpoint().toString());
        page.fill("#regions", "us-east-1");
        page.fill("#groups", "Reception");
        page.click("form.sheet button[type=submit]");
        assertThat(page).hasURL(Pattern.compile("/accounts/" + ACCOUNT + "$"));
        assertThat(page.locator("h1")).hasText("Front desk");
    }

    private void checkTheConnection(Page page) {
        page.locator("button:has-text('Check connection')").click(new Locator.ClickOptions().setTimeout(SCAN_MILLIS));
        assertThat(page.locator("section[role=status]"))
                .containsText("actions that could be tried", within(SCAN_MILLIS));
        visitor.look(page, "account-checked");
    }

    private void scanAndFind(Page page) {
        page.locator("button:has-text('Scan now')").click();
        assertThat(page).hasURL(Pattern.compile("/scans/[0-9a-f-]{36}$"));
        // The page asks for its moving part by itself.
        assertThat(page.locator("#progress .badge").first()).hasText("partly read", has(SCAN_MILLIS));
        visitor.look(page, "scan");
        page.navigate(visitor.url("/scans"));
        visitor.look(page, "scans");
        page.navigate(visitor.url("/findings?text=front-desk&by=finding"));
        assertThat(page.locator("tbody tr").first()).containsText("opens SSH (TCP 22) to 0.0.0.0/0");
        page.navigate(visitor.url("/accounts/" + ACCOUNT));
        assertThat(page.locator("#unread")).isVisible();
        visitor.look(page, "account");
        seeWhoMayDoWhat(page);
    }

    private void seeWhoMayDoWhat(Page page) {
        page.click("text=Who may do what");
        assertThat(page.locator("section[aria-labelledby=administrators]")).containsText("ci");
        assertThat(page.locator("section[aria-labelledby=paths] ol"))
                .containsText("Gives itself a policy that allows everything (iam:PutUserPolicy on arn:aws:iam::");
        page.selectOption("#principal", new SelectOption().setLabel("ci"));
        page.fill("#action", "iam:PutUserPolicy");
        page.fill("#resource", "everything");
        page.click("button:has-text('Ask')");
        assertThat(page.locator("[role=alert]")).containsText("Write the resource as an ARN");
        page.fill("#resource", "*");
        page.click("button:has-text('Ask')");
        assertThat(page.locator("#answer")).containsText("Allowed by Statement[0] of inline policy deploy");
        visitor.look(page, "access");
    }

    /** From nothing to the first result, without a script, by somebody who follows the page. */
    @Test
    @Order(2)
    void guidesFromAnAccountIdToTheFirstResultWithoutJavaScript() {
        var page = visitor.signedIn(
                "operator", Visitor.looking(1440, ColorScheme.LIGHT).setJavaScriptEnabled(false));
        page.navigate(visitor.url("/onboarding"));
        page.fill("#accountId", "1234");
        page.click("form.sheet button[type=submit]");
        assertThat(page.locator("[role=alert]")).containsText("twelve digits");
        begin(page, "account", "111122223333", "Billing");

        var file = page.waitForDownload(() -> page.click("text=Download vitals-read.yaml"));
        deploy(file);
        page.click("button:has-text('check the connection')", patiently());
        assertThat(page.locator("#found")).hasText("The connection works");
        assertThat(page.locator("[aria-current=step]")).containsText("Check the connection");

        page.click("text=Back to the role");
        assertThat(page.locator("[aria-current=step]")).containsText("Create the role");
        page.navigate(visitor.url("/onboarding"));
        assertThat(page.locator("section[aria-labelledby=under-way]")).containsText("Billing");
        page.click("section[aria-labelledby=under-way] a");

        page.click("text=Start the first scan");
        while (page.locator("#first-scans").count() > 0) {
            page.waitForTimeout(1_000);
            page.navigate(page.url());
        }
        assertThat(page.locator("[aria-current=step]")).containsText("First result");
        assertThat(page.locator("#first")).containsText("wrong");
        page.click("button:has-text('Done')");
        assertThat(page.locator("main")).containsText("Billing");
    }

    @Test
    @Order(3)
    void bringsAnOrganizationInAndSaysWhoIsLeftOutAndWhy() {
        var organizations = aws.client(OrganizationsClient.builder(), "us-east-1");
        organizations.createOrganization(request -> request.featureSet("ALL"));
        var research = organizations
                .createAccount(request -> request.accountName("Research").email("research@example.org"))
                .createAccountStatus()
                .accountId();
        organizations.createAccount(request -> request.accountName("Old shop").email("shop@example.org"));
        var page = visitor.signedIn(1440, ColorScheme.LIGHT);
        page.navigate(visitor.url("/onboarding"));
        visitor.look(page, "onboarding-choose");
        begin(page, "organization", ACCOUNT, "Hospital");
        visitor.look(page, "onboarding-role-organization");

        page.click("button:has-text('check the connection')", patiently());
        assertThat(page.locator("table.members")).containsText("Research");
        page.uncheck("input[aria-label='Watch Old shop']");
        page.click("text=Start the first scans");
        assertThat(page.locator("[role=alert]")).containsText("Say why these accounts are left out: Old shop");
        page.fill("input[aria-label='Why Old shop is left out']", "Is closed in spring and holds no patients");
        visitor.look(page, "onboarding-checked-organization");
        page.uncheck("input[aria-label='Watch master']");
        page.fill("input[aria-label='Why master is left out']", "Runs nothing");
        visitor.hold(page);
        page.click("text=Start the first scans");
        assertThat(page.locator("#first-scans")).containsText("Research");
        visitor.look(page, "onboarding-scan");
        visitor.letGo(page);
        // The page asks for its moving part by itself, and opens the result.
        assertThat(page.locator("#first")).isVisible(visible(SCAN_MILLIS));
        visitor.look(page, "onboarding-result");
        page.navigate(visitor.url("/accounts/" + research));
        assertThat(page.locator("h1")).hasText("Research");
        Assertions.assertThat(visitor.complaints()).isEmpty();
    }

    private void begin(Page page, String kind, String account, String name) {
        page.check("input[value=" + kind + "]");
        page.fill("#accountId", account);
        page.fill("#name", name);
        page.click("text=Groups, home region, emulator");
        page.fill("#endpoint", aws.endpoint().toString());
        page.click("form.sheet button[type=submit]");
        assertThat(page.locator("[aria-current=step]")).containsText("Create the role");
    }

    /** What a person does with the file in the console. */
    private void deploy(Download file) {
        try {
            var template = Files.readString(file.path());
            aws.client(CloudFormationClient.builder(), "us-east-1")
                    .createStack(request -> request.stackName("vitals-read")
                            .templateBody(template)
                            .capabilities(Capability.CAPABILITY_NAMED_IAM));
            var role = aws.client(IamClient.builder(), "us-east-1")
                    .getRole(request -> request.roleName("vitals-read"))
                    .role();
            Assertions.assertThat(role.assumeRolePolicyDocument()).contains("vitals-", "ExternalId");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Page.ClickOptions patiently() {
        return new Page.ClickOptions().setTimeout(SCAN_MILLIS);
    }

    private static LocatorAssertions.IsVisibleOptions visible(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }

    private static LocatorAssertions.ContainsTextOptions within(double millis) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(millis);
    }

    private static LocatorAssertions.HasTextOptions has(double millis) {
        return new LocatorAssertions.HasTextOptions().setTimeout(millis);
    }
}
