using System.Text;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>What the client gets.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The headers. A name can occur several times.</param>
/// <param name="Body">The body.</param>
internal sealed record GatewayResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>What the client may not expect.</summary>
    public IReadOnlyList<GatewayNotice> Notices { get; init; } = [];

    /// <summary>Creates a response of the service itself.</summary>
    public static GatewayResponse Create(int status, string contentType, string body, params KeyValuePair<string, string>[] headers) =>
        new(status, [KeyValuePair.Create("Content-Type", contentType), .. headers], Encoding.UTF8.GetBytes(body));
}
