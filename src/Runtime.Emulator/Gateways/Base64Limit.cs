using System.Globalization;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>Says how many bytes fit into a limit of JSON, where each three bytes become four characters of base64.</summary>
internal static class Base64Limit
{
    /// <summary>Returns the end of a sentence about a limit.</summary>
    /// <param name="maxBytes">The limit.</param>
    public static string Describe(int maxBytes) =>
        string.Create(CultureInfo.InvariantCulture, $"; bytes that are not text are base64 in it, so up to about {maxBytes / 4 * 3:n0} of them fit");
}
