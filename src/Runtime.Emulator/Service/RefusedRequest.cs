namespace Lambda.Runtime.Emulator.Service;

/// <summary>A request that was answered without a function's doing, or against what it answered, for those who watch.</summary>
/// <param name="RequestId">The id in the reply.</param>
/// <param name="Method">The request's method.</param>
/// <param name="Path">The request's path.</param>
/// <param name="Status">The reply's status.</param>
/// <param name="ErrorType">What it is called.</param>
/// <param name="Message">What was found, and what would be right.</param>
internal sealed record RefusedRequest(string RequestId, string Method, string Path, int Status, string ErrorType, string Message);
