package org.yilan.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// A city's OpenID provider: Spring Authorization Server with three accounts, whose password is `city`. Prints its port, then
/// does what its input says, a line each, and answers `ok`:
/// `groups NAME A,B` gives an account other groups, `remove NAME` takes away every sign-in of an account, `rotate` signs with
/// another key from then on. Ends with its input.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ProviderProcess {
    private static final Map<String, String> NAMES =
            Map.of("wang", "王敏", "li", "李强", "wall1", "大屏一");
    private static final Map<String, List<String>> GROUPS =
            new ConcurrentHashMap<>(
                    Map.of(
                            "wang", List.of("everybody", "dispatch"),
                            "li", List.of("everybody"),
                            "wall1", List.of("walls")));
    private static final Set<OAuth2Authorization> SIGN_INS = ConcurrentHashMap.newKeySet();
    private static final AtomicReference<JWK> KEY = new AtomicReference<>(newKey());

    public static void main(String[] arguments) throws IOException {
        SpringApplication application = new SpringApplication(ProviderProcess.class);
        application.setDefaultProperties(
                Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "spring.main.banner-mode", "off",
                        "logging.level.root", "error"));
        var context = (WebServerApplicationContext) application.run(arguments);
        System.out.println(context.getWebServer().getPort());
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "groups" ->
                        GROUPS.put(
                                words[1],
                                words.length < 3 ? List.of() : List.of(words[2].split(",")));
                case "remove" -> {
                    OAuth2AuthorizationService known =
                            context.getBean(OAuth2AuthorizationService.class);
                    new ArrayList<>(SIGN_INS)
                            .stream()
                                    .filter(a -> a.getPrincipalName().equals(words[1]))
                                    .forEach(known::remove);
                }
                case "rotate" -> KEY.set(newKey());
                default -> throw new IllegalArgumentException(line);
            }
            System.out.println("ok");
        }
        System.exit(0);
    }

    private static JWK newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    @Order(1)
    SecurityFilterChain endpoints(HttpSecurity http) {
        http.oauth2AuthorizationServer(
                        server -> {
                            http.securityMatcher(server.getEndpointsMatcher());
                            server.oidc(Customizer.withDefaults());
                            // Both: see DeviceIdTokens.
                            server.deviceAuthorizationEndpoint(
                                    d ->
                                            d.deviceAuthorizationRequestConverters(
                                                    c -> c.replaceAll(DeviceIdTokens::asked)));
                            server.tokenEndpoint(
                                    t ->
                                            t.authenticationProviders(
                                                    p ->
                                                            p.replaceAll(
                                                                    one ->
                                                                            DeviceIdTokens.given(
                                                                                    one, http))));
                            server.deviceVerificationEndpoint(Customizer.withDefaults());
                        })
                .authorizeHttpRequests(asked -> asked.anyRequest().authenticated())
                .exceptionHandling(
                        e ->
                                e.authenticationEntryPoint(
                                        new LoginUrlAuthenticationEntryPoint("/login")));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain accounts(HttpSecurity http) {
        http.authorizeHttpRequests(asked -> asked.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults());
        return http.build();
    }

    @Bean
    UserDetailsService people() {
        return name -> {
            if (!NAMES.containsKey(name)) {
                throw new org.springframework.security.core.userdetails.UsernameNotFoundException(
                        name);
            }
            return User.withUsername(name).password("{noop}city").roles("PERSON").build();
        };
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(
                // Nobody is asked whether they want it.
                client("yilan").build(),
                // Everybody is, and may say no.
                client("yilan-asks")
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(true)
                                        .build())
                        .build());
    }

    private static RegisteredClient.Builder client(String id) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + id + "-secret")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                // RFC 8252, 7.3: whatever port the console has.
                .redirectUri("http://127.0.0.1/back")
                .scope("openid")
                .scope("profile")
                .scope("offline_access")
                .clientSettings(
                        ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build())
                .tokenSettings(
                        TokenSettings.builder()
                                .reuseRefreshTokens(false)
                                .refreshTokenTimeToLive(Duration.ofDays(30))
                                .build());
    }

    @Bean
    OAuth2AuthorizationService signIns() {
        InMemoryOAuth2AuthorizationService memory = new InMemoryOAuth2AuthorizationService();
        return new OAuth2AuthorizationService() {
            @Override
            public void save(OAuth2Authorization one) {
                SIGN_INS.removeIf(a -> a.getId().equals(one.getId()));
                SIGN_INS.add(one);
                memory.save(one);
            }

            @Override
            public void remove(OAuth2Authorization one) {
                SIGN_INS.removeIf(a -> a.getId().equals(one.getId()));
                memory.remove(one);
            }

            @Override
            public OAuth2Authorization findById(String id) {
                return memory.findById(id);
            }

            @Override
            public OAuth2Authorization findByToken(String token, OAuth2TokenType type) {
                return memory.findByToken(token, type);
            }
        };
    }

    @Bean
    JWKSource<SecurityContext> keys() {
        return (selector, context) -> selector.select(new JWKSet(List.of((JWK) KEY.get())));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                String account = context.getPrincipal().getName();
                context.getClaims()
                        .claim("name", NAMES.get(account))
                        .claim("groups", GROUPS.get(account));
            }
        };
    }
}
