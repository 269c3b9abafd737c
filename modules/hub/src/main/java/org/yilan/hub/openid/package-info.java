/// People whom an OpenID provider vouches for: what the hub asks the provider, and how it judges the answers.
@org.jspecify.annotations.NullMarked
package org.yilan.hub.openid;
