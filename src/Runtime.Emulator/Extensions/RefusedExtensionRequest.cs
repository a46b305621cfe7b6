namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>A request that an extension refused.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Target">The path and the query, which have names and no values.</param>
/// <param name="Status">The response's status.</param>
/// <param name="ErrorType">The error type.</param>
/// <param name="Message">What was found, and what was expected.</param>
internal sealed record RefusedExtensionRequest(string Method, string Target, int Status, string ErrorType, string Message);
