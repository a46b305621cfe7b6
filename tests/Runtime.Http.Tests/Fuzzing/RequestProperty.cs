using System.Text;
using System.Text.Json;
using Lambda.Runtime.Tests.Fuzzing;

namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>A request has the route and the values that a naive implementation finds, in whatever form it is sent.</summary>
internal static class RequestProperty
{
    private static readonly HttpForm[] Forms = Enum.GetValues<HttpForm>();

    public static void Check(RequestText request)
    {
        foreach (HttpForm form in Forms)
        {
            // A service that decodes the query replaces what is not valid UTF-8, and nothing says by what.
            if (form is HttpForm.RestApi or HttpForm.HttpApiV1 or HttpForm.Lattice or HttpForm.LatticeV1
                && NaiveText.ToText(NaiveText.Decode(request.Query, plusIsSpace: true)) is null)
            {
                continue;
            }

            // Half of the forms have JSON with escapes, and others for the next request.
            byte[] json = RequestEvents.Create(form, request, isEscaped: ((int)form + request.Path.Length) % 2 == 0);
            (ReadOnlyMemory<byte> response, Exception? error, Exception? thrown) = FuzzedHandler.Invoke(json);
            Property.Holds(error is null, $"{form}: the request is an error: {error}");
            EventProperty.CheckResponse(response, thrown);
            CheckResponse(NaiveRequest.From(form, request), response, thrown);
        }

        EventProperty.CheckNext();
    }

    /// <summary>Compares the response with what the naive implementation expects.</summary>
    public static void CheckResponse(NaiveRequest request, ReadOnlyMemory<byte> response, Exception? thrown)
    {
        var answer = HttpAnswer.From(request.Form, Encoding.UTF8.GetString(response.Span));
        (NaiveRoutes.Template? route, IReadOnlyDictionary<string, byte[]> values, string[] allowed) = NaiveRoutes.Find(request.Method, request.Path);
        if (route is null)
            CheckNoRoute(request, allowed, answer);
        else if (route.Name.Length > 0 && new NaiveBinding(request, values) is var binding && binding.IsKnown(route.Name))
            CheckRoute(request, route.Name, binding.Bind(route.Name), answer, thrown);
    }

    private static void CheckNoRoute(NaiveRequest request, string[] allowed, HttpAnswer answer)
    {
        int status = allowed.Length == 0 ? 404 : request.Method == "OPTIONS" ? 204 : 405;
        Property.Equal(status, answer.Status, $"{request.Form}: the status without a route");
        Property.Equal(string.Join(", ", allowed), string.Join('|', answer.Headers.GetValueOrDefault("allow", [""])), $"{request.Form}: the methods");
    }

    private static void CheckRoute(NaiveRequest request, string name, (int Status, string?[]? Values) expected, HttpAnswer answer, Exception? thrown)
    {
        Property.Equal(expected.Status, answer.Status, $"{request.Form}: the status of the route {name}, whose response is {answer.Text} {thrown}");
        if (request.Method == "HEAD")
            Property.Equal("", answer.Text, $"{request.Form}: the body for HEAD");
        if (answer.Status != 200)
            return;
        Property.Equal(name, string.Join('|', answer.Headers.GetValueOrDefault(EchoRoutes.RouteHeader, [])), $"{request.Form}: the route");
        if (request.Method == "HEAD")
            return;
        string?[] values = JsonSerializer.Deserialize<string?[]>(answer.Body)!;
        Property.Holds(expected.Values!.SequenceEqual(values), $"{request.Form}: the values of the route {name}: expected {Show(expected.Values!)}, found {Show(values)}");
    }

    private static string Show(string?[] values) => JsonSerializer.Serialize(values);
}
