using System.Text;

namespace Lambda.Runtime.AwsPeer;

/// <summary>A request to AWS.</summary>
/// <param name="Operation">AWS's name of the operation, such as <c>CreateFunction</c>; for S3 the method and the path.</param>
/// <param name="Host">The host of the endpoint.</param>
/// <param name="Body">The bytes of the body.</param>
public sealed record AwsRequest(string Operation, string Host, byte[] Body)
{
    /// <summary>The body as text. Services other than S3 get JSON or a form.</summary>
    public string Text => Encoding.UTF8.GetString(Body);
}
