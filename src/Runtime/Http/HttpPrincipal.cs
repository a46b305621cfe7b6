using System.ComponentModel;
using System.Security.Claims;
using System.Text;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Creates the <see cref="ClaimsPrincipal"/> of a request.</summary>
/// <remarks>Used by generated code. A separate class, so that no other function contains the types of claims.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HttpPrincipal
{
    /// <summary>Returns all claims of the caller; one without an identity that is authenticated if no authorizer has checked the request.</summary>
    public static ClaimsPrincipal Of(HttpExchange http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!http.HasClaims)
            return new ClaimsPrincipal(new ClaimsIdentity());
        http.FindClaims(default);
        var identity = new ClaimsIdentity("AWS", "sub", "cognito:groups");
        for (int i = 0; i < http.Found.Count; i++)
            identity.AddClaim(new Claim(Encoding.UTF8.GetString(http.ClaimNameAt(i)), Encoding.UTF8.GetString(http.ValueAt(i))));
        return new ClaimsPrincipal(identity);
    }
}
