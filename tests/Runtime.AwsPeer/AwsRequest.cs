using System.Text;

namespace Lambda.Runtime.AwsPeer;

/// <summary>A request that AWS would have had.</summary>
/// <param name="Operation">As AWS names it: <c>CreateFunction</c>; for S3 the method and the path.</param>
/// <param name="Host">The endpoint that was asked for.</param>
/// <param name="Body">What was sent.</param>
public sealed record AwsRequest(string Operation, string Host, byte[] Body)
{
    /// <summary>The body of all services but S3: JSON, or a form.</summary>
    public string Text => Encoding.UTF8.GetString(Body);
}
