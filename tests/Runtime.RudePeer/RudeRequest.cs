using System.Text;

namespace Lambda.Runtime.RudePeer;

/// <summary>A request as it was received.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Headers">The headers, by name in any case.</param>
/// <param name="Body">The body's bytes, decoded.</param>
/// <param name="Chunks">How many bytes each chunk had; empty for a body of a given length.</param>
/// <param name="Trailers">What stood behind the last chunk.</param>
public sealed record RudeRequest(
    string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body, IReadOnlyList<int> Chunks, IReadOnlyDictionary<string, string> Trailers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string Path => Line.Split(' ')[1];
}
