using System.Security.Cryptography;
using System.Text;
using Lambda.Runtime;

// A function that needs OpenSSL, but no connection.
public static class Functions
{
    [LambdaHandler]
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
