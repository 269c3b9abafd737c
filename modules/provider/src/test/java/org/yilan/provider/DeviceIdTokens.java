package org.yilan.provider;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.authentication.AuthenticationConverter;

import java.security.Principal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Gives devices ID tokens, as Keycloak, Entra ID, Okta and others do. Spring's server has the device grant and OpenID Connect,
/// but refuses the scope `openid` to devices; everything else is its own.
final class DeviceIdTokens {
    private static final String OPENID = "openid";

    private DeviceIdTokens() {}

    /// Takes the scope out before it is refused.
    static AuthenticationConverter asked(AuthenticationConverter converter) {
        return (HttpServletRequest request) ->
                converter.convert(request)
                                instanceof OAuth2DeviceAuthorizationRequestAuthenticationToken asked
                        ? new OAuth2DeviceAuthorizationRequestAuthenticationToken(
                                (Authentication) asked.getPrincipal(),
                                asked.getAuthorizationUri(),
                                without(asked.getScopes()),
                                asked.getAdditionalParameters())
                        : null;
    }

    private static Set<String> without(Set<String> scopes) {
        Set<String> others = new LinkedHashSet<>(scopes);
        others.remove(OPENID);
        return others;
    }

    /// Has an ID token go along.
    static AuthenticationProvider given(AuthenticationProvider provider, HttpSecurity http) {
        return provider instanceof OAuth2DeviceCodeAuthenticationProvider
                ? new Giving(
                        provider,
                        http.getSharedObject(ApplicationContext.class)
                                .getBean(OAuth2AuthorizationService.class),
                        http.getSharedObject(OAuth2TokenGenerator.class))
                : provider;
    }

    private record Giving(
            AuthenticationProvider device,
            OAuth2AuthorizationService signIns,
            OAuth2TokenGenerator<?> tokens)
            implements AuthenticationProvider {
        @Override
        public boolean supports(Class<?> type) {
            return device.supports(type);
        }

        @Override
        public Authentication authenticate(Authentication asked) {
            var granted = (OAuth2AccessTokenAuthenticationToken) device.authenticate(asked);
            OAuth2Authorization known =
                    signIns.findByToken(
                            granted.getAccessToken().getTokenValue(), OAuth2TokenType.ACCESS_TOKEN);
            Set<String> scopes = new LinkedHashSet<>(known.getAuthorizedScopes());
            scopes.add(OPENID);
            Authentication person = known.getAttribute(Principal.class.getName());
            Jwt jwt =
                    (Jwt)
                            tokens.generate(
                                    DefaultOAuth2TokenContext.builder()
                                            .registeredClient(granted.getRegisteredClient())
                                            .principal(person)
                                            .authorizationServerContext(
                                                    AuthorizationServerContextHolder.getContext())
                                            .authorization(known)
                                            .authorizedScopes(scopes)
                                            .authorizationGrantType(
                                                    AuthorizationGrantType.DEVICE_CODE)
                                            .authorizationGrant(asked)
                                            .tokenType(new OAuth2TokenType("id_token"))
                                            .build());
            OidcIdToken idToken =
                    new OidcIdToken(
                            jwt.getTokenValue(),
                            jwt.getIssuedAt(),
                            jwt.getExpiresAt(),
                            jwt.getClaims());
            signIns.save(
                    OAuth2Authorization.from(known)
                            .authorizedScopes(scopes)
                            .token(
                                    idToken,
                                    m ->
                                            m.put(
                                                    OAuth2Authorization.Token.CLAIMS_METADATA_NAME,
                                                    idToken.getClaims()))
                            .build());
            Map<String, Object> more = new HashMap<>(granted.getAdditionalParameters());
            more.put("id_token", idToken.getTokenValue());
            return new OAuth2AccessTokenAuthenticationToken(
                    granted.getRegisteredClient(),
                    (Authentication) granted.getPrincipal(),
                    granted.getAccessToken(),
                    granted.getRefreshToken(),
                    more);
        }
    }
}
