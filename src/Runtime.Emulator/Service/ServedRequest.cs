using Lambda.Runtime.Emulator.Gateways;

namespace Lambda.Runtime.Emulator.Service;

/// <summary>A request of a function URL that a function has processed.</summary>
/// <param name="RequestId">The ID in the response, which is that of the invocation.</param>
/// <param name="Method">The request's method.</param>
/// <param name="Path">The request's path.</param>
/// <param name="Status">The response's status.</param>
/// <param name="Duration">The time from the call of the function to the end of the response.</param>
internal sealed record ServedRequest(string RequestId, string Method, string Path, int Status, TimeSpan Duration)
{
    /// <summary>The name of the function.</summary>
    public string Function { get; init; } = "";

    /// <summary>What the client may not expect in the response.</summary>
    public IReadOnlyList<GatewayNotice> Notices { get; init; } = [];
}
