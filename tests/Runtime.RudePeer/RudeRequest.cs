using System.Text;

namespace Lambda.Runtime.RudePeer;

/// <summary>A request as it was received.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Headers">The headers, by name in any case.</param>
/// <param name="Body">The decoded bytes of the body.</param>
/// <param name="Chunks">The length of each chunk; empty for a body with a Content-Length.</param>
/// <param name="Trailers">The trailers after the last chunk.</param>
public sealed record RudeRequest(
    string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body, IReadOnlyList<int> Chunks, IReadOnlyDictionary<string, string> Trailers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string Path => Line.Split(' ')[1];
}
