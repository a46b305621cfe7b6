using System.Text;

namespace Lambda.Runtime.Events;

/// <summary>Decodes the bodies of HTTP events.</summary>
internal static class HttpBody
{
    public static byte[] GetBytes(string? body, bool isBase64Encoded)
    {
        if (string.IsNullOrEmpty(body))
            return [];
        return isBase64Encoded ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body);
    }

    public static string GetText(string? body, bool isBase64Encoded) =>
        isBase64Encoded && body is not null ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body ?? "";
}
