using Lambda.Runtime.EnvironmentVariables;

namespace Lambda.Runtime.WarmUp;

/// <summary>The address of a connection that is made during initialization, and how messages show it.</summary>
/// <remarks>A query or the part before an @ can have a password or a token, which messages must not contain.</remarks>
internal static class WarmUpAddress
{
    private const string RegionPlaceholder = "{region}";

    /// <summary>Reads an address; <see langword="null"/> if it contains <c>{region}</c>, and the region is not set.</summary>
    /// <exception cref="ArgumentException">It is not an absolute address of HTTP.</exception>
    public static Uri? Parse(string? text, AwsVariables variables)
    {
        string address = (text ?? "").Replace(RegionPlaceholder, variables.Region ?? "region", StringComparison.Ordinal);
        if (Placeholder(address) is { } placeholder)
        {
            throw new ArgumentException(
                $"The address is \"{Describe(text!)}\", and {placeholder} is not known. Expected {RegionPlaceholder}, which is the region of the function.");
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
            throw new ArgumentException($"The address is \"{Describe(text ?? "")}\". Expected one that begins with https:// or http://.");
        return variables.Region is null && text!.Contains(RegionPlaceholder, StringComparison.Ordinal) ? null : uri;
    }

    /// <summary>Gets the first word in braces of a host, which cannot contain any.</summary>
    private static string? Placeholder(string address)
    {
        string shown = Describe(address);
        int start = shown.IndexOf('{', StringComparison.Ordinal), end = shown.IndexOf('}', Math.Max(start, 0));
        return start >= 0 && end > start ? shown[start..(end + 1)] : null;
    }

    /// <summary>Gets the part of an address that messages show.</summary>
    public static string Describe(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>Gets the part of a text that messages show, even if it is not an address.</summary>
    public static string Describe(string text)
    {
        int end = text.AsSpan().IndexOfAny('?', '#');
        string shown = end < 0 ? text : text[..end];
        int at = shown.LastIndexOf('@');
        return $"{(at < 0 ? "" : "...")}{shown[(at + 1)..]}{(end < 0 ? "" : $"{text[end]}...")}";
    }

    /// <summary>Says why there is no address.</summary>
    public static string MissingRegion(string address) =>
        $"{Describe(address)} has the region of the function, and neither AWS_REGION nor AWS_DEFAULT_REGION is set. Lambda sets AWS_REGION. "
        + "Elsewhere, set it to a region such as eu-west-1.";
}
