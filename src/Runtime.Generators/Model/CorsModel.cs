namespace Lambda.Runtime.Generators.Model;

/// <summary>The attribute <c>[assembly: LambdaCors]</c>.</summary>
/// <param name="Origins">The origins, or only <c>*</c>.</param>
/// <param name="Headers">Further request headers that pages may send.</param>
/// <param name="Exposed">The response headers that scripts may read.</param>
/// <param name="AllowsCredentials">Whether pages may send cookies.</param>
/// <param name="MaxAge">How long a browser may keep the response to a preflight, in seconds; 0 if it decides.</param>
internal sealed record CorsModel(EquatableArray<string> Origins, EquatableArray<string> Headers, EquatableArray<string> Exposed, bool AllowsCredentials, int MaxAge);
