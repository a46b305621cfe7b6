using System.Text;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>What a service leaves of a request, in an event.</summary>
/// <param name="Form">The form of the response.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path without the stage, percent-encoded.</param>
/// <param name="Query">The query parameters, decoded, with all values that the event has.</param>
/// <param name="Headers">The headers, with all values that the event has.</param>
/// <param name="Cookies">The cookies, each as <c>name=value</c>.</param>
/// <param name="Body">The bytes of the body; <see langword="null"/> if they are not the base64 that the event says.</param>
internal sealed record NaiveRequest(
    HttpForm Form,
    string Method,
    string Path,
    IReadOnlyList<(byte[] Name, byte[] Value)> Query,
    IReadOnlyList<(string Name, string Value)> Headers,
    IReadOnlyList<string> Cookies,
    byte[]? Body)
{
    public static NaiveRequest From(HttpForm form, RequestText request)
    {
        // An object has each name once: with all values in one place, or only the last one.
        bool isLast = form is HttpForm.Alb or HttpForm.LatticeV1;
        IEnumerable<(string Name, string Value)> headers = isLast
            ? request.Headers.GroupBy(static header => header.Name.ToLowerInvariant()).Select(static group => group.Last())
            : request.Headers;
        (string Name, string Value)[] pairs = SplitQuery(request.Query);
        if (form is not (HttpForm.FunctionUrl or HttpForm.HttpApi))
        {
            // A load balancer decodes nothing, and the others what they send in an object.
            bool isDecoded = form is not (HttpForm.Alb or HttpForm.AlbMultiValue);
            pairs = [.. pairs.GroupBy(pair => isDecoded ? NaiveText.ToText(Decode(pair.Name))! : pair.Name).SelectMany(group => isLast ? [group.Last()] : group.ToArray())];
        }

        return new NaiveRequest(form, request.Method, request.Path, DecodePairs(pairs), [.. headers], request.Cookies, Encoding.UTF8.GetBytes(request.Body ?? ""));
    }

    public static (string Name, string Value)[] SplitQuery(string query) =>
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=', 2)).Select(static pair => (pair[0], pair.Length == 2 ? pair[1] : ""))];

    public static (byte[] Name, byte[] Value)[] DecodePairs(IEnumerable<(string Name, string Value)> pairs) =>
        [.. pairs.Select(static pair => (Decode(pair.Name), Decode(pair.Value)))];

    private static byte[] Decode(string text) => NaiveText.Decode(text, plusIsSpace: true);
}
