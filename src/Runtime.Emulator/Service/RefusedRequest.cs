namespace Lambda.Runtime.Emulator.Service;

/// <summary>A request that the service refused, or whose function sent an invalid response.</summary>
/// <param name="RequestId">The ID in the response.</param>
/// <param name="Method">The request's method.</param>
/// <param name="Path">The request's path.</param>
/// <param name="Status">The response's status.</param>
/// <param name="ErrorType">The error type.</param>
/// <param name="Message">What was found, and what was expected.</param>
internal sealed record RefusedRequest(string RequestId, string Method, string Path, int Status, string ErrorType, string Message);
