package org.yilan.feeds.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.situation.model.Signature;
import org.yilan.situation.model.Signature.State;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

/// Messages signed here with keys made for it, and those that real publishers signed.
class CapSignatureTest {
    private static final String MESSAGE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>A-1</identifier>
              <sender>met@city.example</sender>
              <sent>%s</sent>
              <status>Actual</status>
              <msgType>Alert</msgType>
              <scope>Public</scope>
              <info>
                <language>zh-CN</language>
                <category>Met</category>
                <event>台风</event>
                <urgency>Expected</urgency>
                <severity>Severe</severity>
                <certainty>Likely</certainty>
                <headline>台风橙色预警</headline>
                <area><areaDesc>浦东新区</areaDesc></area>
              </info>
            </alert>
            """;

    @TempDir private static Path folder;
    private static KeyStore keys;
    private static String today;

    /// An authority, an office whose certificate it issued, and a stranger.
    @BeforeAll
    static void makeKeys() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "authority",
                "-dname",
                "CN=City authority",
                "-ext",
                "bc:c");
        keytool(
                "-genkeypair",
                "-alias",
                "office",
                "-dname",
                "CN=Met office, O=City",
                "-signer",
                "authority");
        keytool("-genkeypair", "-alias", "stranger", "-dname", "CN=Stranger");
        keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), "secret".toCharArray());
        for (String alias : List.of("authority", "office", "stranger")) {
            Files.writeString(pem(alias), pem(certificate(alias)));
        }
        // A minute after they began: certificates know seconds only.
        today = certificate("office").getNotBefore().toInstant().plusSeconds(60).toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2",
                        "-keystore",
                        folder.resolve("keys.p12").toString(),
                        "-storepass",
                        "secret"));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(process.waitFor())
                .as(() -> "keytool; see " + folder.resolve("keytool.log"))
                .isZero();
    }

    private static Path pem(String alias) {
        return folder.resolve(alias + ".pem");
    }

    private static X509Certificate certificate(String alias) throws Exception {
        return (X509Certificate) keys.getCertificate(alias);
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /// @param reference what is signed, empty for the whole message
    private static String signed(String message, String alias, String reference) throws Exception {
        Document document =
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(message)));
        Element alert = document.getDocumentElement();
        if (!reference.isEmpty()) {
            Element info =
                    (Element) alert.getElementsByTagNameNS(alert.getNamespaceURI(), "info").item(0);
            info.setAttribute("Id", reference.substring(1));
            info.setIdAttribute("Id", true);
        }
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Reference whole =
                factory.newReference(
                        reference,
                        factory.newDigestMethod(DigestMethod.SHA256, null),
                        List.of(
                                factory.newTransform(
                                        Transform.ENVELOPED, (TransformParameterSpec) null)),
                        null,
                        null);
        SignedInfo info =
                factory.newSignedInfo(
                        factory.newCanonicalizationMethod(
                                CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                        factory.newSignatureMethod(
                                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                        List.of(whole));
        KeyInfoFactory parts = factory.getKeyInfoFactory();
        PrivateKey key = (PrivateKey) keys.getKey(alias, "secret".toCharArray());
        factory.newXMLSignature(
                        info,
                        parts.newKeyInfo(List.of(parts.newX509Data(List.of(certificate(alias))))))
                .sign(new DOMSignContext(key, alert));
        StringWriter out = new StringWriter();
        Transformer plain = TransformerFactory.newDefaultInstance().newTransformer();
        plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        plain.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    private static ScriptedPoll poll(String document) {
        return new ScriptedPoll("cap", "a").with("a", document).at(today);
    }

    private static Signature signature(ScriptedPoll poll) throws FeedException {
        poll.by(new CapAdapter());
        assertThat(poll.refused).isEmpty();
        return poll.only(AlertSeen.class).alert().signature();
    }

    private static String office() throws Exception {
        return signed(MESSAGE.formatted(today), "office", "");
    }

    @Test
    void oneWithoutASignatureSaysSo() throws Exception {
        assertThat(signature(poll(MESSAGE.formatted(today)))).isNull();
    }

    @Test
    void whatFitsIsIntactWhereTheFeedNamesNoSigners() throws Exception {
        assertThat(signature(poll(office())))
                .isEqualTo(new Signature(State.INTACT, "CN=Met office,O=City", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "authority, TRUSTED, ''",
        "office, TRUSTED, ''",
        "stranger, INTACT, not one of the signers that this feed trusts"
    })
    void aSignerIsTrustedForItselfOrForItsAuthority(String trusted, State state, String why)
            throws Exception {
        Signature signature = signature(poll(office()).option("signers", pem(trusted).toString()));
        assertThat(signature.state()).isEqualTo(state);
        assertThat(signature.why()).isEqualTo(why);
    }

    @Test
    void aChangedWordBreaksIt() throws Exception {
        Signature signature = signature(poll(office().replace("橙色", "红色")));
        assertThat(signature.state()).isEqualTo(State.BROKEN);
        assertThat(signature.signer()).isEqualTo("CN=Met office,O=City");
    }

    @Test
    void aCertificateThatHadEndedIsNotTrusted() throws Exception {
        String late = certificate("office").getNotAfter().toInstant().plusSeconds(60).toString();
        String message = signed(MESSAGE.formatted(late), "office", "");
        assertThat(
                        signature(
                                        poll(message)
                                                .at(late)
                                                .option("signers", pem("authority").toString()))
                                .state())
                .isEqualTo(State.INTACT);
        assertThat(signature(poll(message).at(late).option("signers", pem("office").toString())))
                .isEqualTo(
                        new Signature(
                                State.INTACT,
                                "CN=Met office,O=City",
                                "its certificate was not valid at that time"));
    }

    /// Whoever may add to a message could otherwise put a part that somebody signed under words that nobody signed.
    @Test
    void aSignatureOfAPartIsNoneOfTheMessage() throws Exception {
        Signature signature =
                signature(
                        poll(signed(MESSAGE.formatted(today), "office", "#part"))
                                .option("signers", pem("office").toString()));
        assertThat(signature.state()).isEqualTo(State.UNVERIFIED);
        assertThat(signature.why()).isEqualTo("it does not cover the whole message");
    }

    @Test
    void aMessageInsideAnotherDocumentIsVerifiedAsItsPublisherSignedIt() throws Exception {
        String wrapped = "<d xmlns=\"urn:x\" xmlns:y=\"urn:y\"><c>" + office() + "</c></d>";
        assertThat(signature(poll(wrapped).option("signers", pem("authority").toString())).state())
                .isEqualTo(State.TRUSTED);
    }

    @Test
    void whereASignatureIsRequiredNothingElsePasses() throws Exception {
        String signers = pem("authority").toString();
        for (String bad :
                List.of(
                        MESSAGE.formatted(today),
                        office().replace("橙色", "红色"),
                        signed(MESSAGE.formatted(today), "stranger", ""))) {
            ScriptedPoll poll =
                    poll(bad).option("signers", signers).option("signature", "required");
            poll.by(new CapAdapter());
            assertThat(poll.observations).isEmpty();
            assertThat(poll.refused)
                    .extracting(Remark::reason)
                    .singleElement()
                    .asString()
                    .containsAnyOf("not signed", "changed after signing", "not one of the signers");
        }
        assertThat(
                        signature(
                                        poll(office())
                                                .option("signers", signers)
                                                .option("signature", "required"))
                                .state())
                .isEqualTo(State.TRUSTED);
        assertThat(signature(poll(office()).option("signature", "required")).state())
                .isEqualTo(State.INTACT);
    }

    @Test
    void aFileOfSignersThatIsNotThereIsAFaultOfTheFeed() throws Exception {
        ScriptedPoll poll = poll(office()).option("signers", folder.resolve("none.pem").toString());
        FeedException fault =
                catchThrowableOfType(FeedException.class, () -> poll.by(new CapAdapter()));
        assertThat(fault.errorClass()).isEqualTo("signers-missing");
        assertThat(fault.sentence()).contains("none.pem");
    }

    /// Which verify was found out once with a program of a few lines around the JDK's own classes.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ipaws-5e6dd9de023f1930ef6548d9.xml, INTACT, CN=IPAWSOPEN_200302, ''",
        "ipaws-5e6dd964023f1930ef638846.xml, INTACT, CN=IPAWSOPEN_200124, ''",
        "ipaws-5e7e0fc5023f1930efcf3deb.xml, INTACT, CN=IPAWSOPEN_200161, ''",
        "canada_signed.cap, UNVERIFIED, '', its algorithm can be forged (SHA-1 or MD5)",
        "canada_signed.atom, UNVERIFIED, '', its algorithm can be forged (SHA-1 or MD5)",
        "earthquake_signed.cap, UNVERIFIED, '', its algorithm can be forged (SHA-1 or MD5)",
        "earthquake-iso8859-1.cap, UNVERIFIED, '', its algorithm can be forged (SHA-1 or MD5)",
        "ph.cap, UNVERIFIED, '', its algorithm can be forged (SHA-1 or MD5)",
        "google-PAAQ-4-mg5a94.xml, UNVERIFIED, '', it is not well formed: Missing SignedInfo"
                + " element"
    })
    void realMessages(String file, State state, String signer, String why) throws FeedException {
        Signature signature = CapSamplesTest.alert(file).signature();
        assertThat(signature.state()).isEqualTo(state);
        assertThat(signature.signer()).startsWith(signer);
        assertThat(signature.why()).isEqualTo(why);
    }

    /// The sample set of Canada's NAAD System was indented after it was signed, and its signatures have elements of no
    /// namespace. As it is they are broken; without the white space between its elements they fit.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Sample1_CAPCP_No_Attachment.xml, dss3",
        "Sample6_CAPCP_with_free_drawn_polygon.xml, dss3"
    })
    void theNaadSystemsSamplesFitOnceTheyAreNotIndented(String file, String server)
            throws FeedException {
        assertThat(CapSamplesTest.alert(file).signature().state()).isEqualTo(State.BROKEN);
        String text = new String(Samples.bytes("cap/" + file), StandardCharsets.UTF_8);
        Signature signature = signature(poll(text.replaceAll(">\\s+<", "><")));
        assertThat(signature.state()).isEqualTo(State.INTACT);
        assertThat(signature.signer()).startsWith("CN=" + server + ".pelmorex.com");
    }
}
