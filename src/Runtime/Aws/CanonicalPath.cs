using System.Text;

namespace Lambda.Runtime.Aws;

/// <summary>Writes the path of a request as the signature contains it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request</remarks>
internal static class CanonicalPath
{
    /// <summary>Removes empty segments and <c>.</c>, and resolves <c>..</c>.</summary>
    /// <param name="path">The path as it is sent: <c>//example/./a</c> becomes <c>/example/a</c>.</param>
    public static string Normalize(string path)
    {
        if (!path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal))
            return path;
        var segments = new List<string>();
        foreach (string segment in path.Split('/'))
        {
            if (segment is "" or ".")
                continue;
            if (segment != "..")
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
        }

        string end = segments.Count > 0 && path.EndsWith('/') ? "/" : "";
        return $"/{string.Join('/', segments)}{end}";
    }

    /// <summary>Encodes the path as it is sent. What is encoded in it already is encoded twice.</summary>
    public static string Encode(string path)
    {
        var output = new StringBuilder();
        UriEncoding.AppendEncoded(output, path, keepSlash: true);
        return output.ToString();
    }

    /// <summary>Encodes the key of an object once, whatever .NET left as it was: every character of it counts, dots and repeated slashes, too.</summary>
    /// <remarks>
    /// Amazon S3 decodes the path, and encodes the key that it has found. It reads a plus as a space: https://github.com/aws/aws-sdk-java/issues/2128
    /// </remarks>
    public static string EncodeKey(string path)
    {
        var output = new StringBuilder();
        UriEncoding.AppendReencoded(output, path, keepSlash: true);
        return output.ToString();
    }
}
