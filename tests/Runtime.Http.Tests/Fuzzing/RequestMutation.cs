namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Changes parts of a request, or creates one for a route.</summary>
internal sealed class RequestMutation(Random random)
{
    private static readonly string[] Segments =
    [
        "a", "b", "c", "e", "E", "new", "New", "NEW", "opt", "all", "files", "head", "query", "limits", "7", "-7", "+7", "5", "6", "-5", "007", "2147483647", "2147483648",
        "-2147483648", "9223372036854775807", "9223372036854775808", "1e3", "0x1", "ab", "abcd", "abcde", "abc1", "%61", "%2F", "a%2Fb", "%2e", "..", "%2E%2e", ".", "...",
        "..%2F..", "", "", "%", "%4", "%zz", "%25", "%2541", "%C3%A4", "%c3%84", "ä", "Ä", "%FF", "%C3", "%ED%A0%80", "+", "a+b", "%2B", " ", "%20", "%00", "%0D%0A", "😀", "~",
        "a;b", "a=b", ":", "{id}", "*", "\\", "\"", "K", "00000000-0000-0000-0000-000000000001", "ABCDEF00-0000-0000-0000-00000000000f", "prod", "v1", "r", "orders", "names",
    ];

    private static readonly string[] Names = ["tag", "Tag", "TAG", "t%61g", "%74ag", "q", "Q", "n", "flag", "color", "ids", "x", "", "%", "t+ag", "ta%FFg"];

    private static readonly string[] Values =
    [
        "a", "b,c", "a+b",
        "a%2Bb", "a%20b", "%26", "%3D", "a=b", "%2541", "%", "%4", "%zz", "%C3%A4", "ä", "%FF", "%00", "", "", "7", "-7", "+7", "%2B7", "2147483648", " 7", "true", "TRUE",
        "False", "yes", "red", "BLUE", "1", "%72ed", "\"7\"", "\"", "😀", ";", "null",
    ];

    private static readonly string[] Types =
        ["application/json", "Application/JSON; charset=utf-8", "application/problem+json", "+json", "text/plain", "application/octet-stream", "", ";", "application/jsonx"];

    private static readonly string[] Bodies = ["", "a", "ä\"\n\\", "[]", "[\"a\",\"\\u00e4\"]", "[null]", "{}", "null", "[1]", "[\"a\"", "[\"a\"]x", " [ \"a\" ] ", "\0", "😀"];

    public byte[] Change(RequestText request)
    {
        if (random.Next(16) == 0)
            return RequestEvents.Create((HttpForm)random.Next(7), request, isEscaped: random.Next(2) == 0);
        do
            request = ChangePart(request);
        while (random.Next(2) == 0);
        return request.ToBytes();
    }

    private RequestText ChangePart(RequestText request) => random.Next(10) switch
    {
        0 => request with { Method = random.Next(16) == 0 ? "get" : random.Next(16) == 0 ? "TRACE" : Pick(NaiveRoutes.Methods) },
        1 or 2 => request with { Path = PathOf(Pick(NaiveRoutes.Templates)) },
        3 => request with { Path = ChangePath(request.Path) },
        4 => request with { Path = "/e/query/all", Method = "GET", Query = ChangeQuery(request.Query) },
        5 => request with { Query = ChangeQuery(request.Query) },
        6 => request with { Path = "/e/headers/all", Method = "GET", Headers = [.. request.Headers.TakeLast(2), (Pick(["X-A", "x-a", "X-N", "x-n", "x-b"]), Pick(Values))] },
        7 => request with { Path = "/e/cookies/all", Method = "GET", Cookies = [.. request.Cookies.TakeLast(2), Pick(["a=", "A=", "N=", "n=", "a", "b=1", " a="]) + Pick(Values)] },
        8 => request with { Path = Pick(["/e/body/json", "/e/body/text", "/e/body/bytes"]), Method = "POST", Body = Pick(Bodies) },
        _ => request with { Headers = [("Content-Type", Pick(Types))], Body = Pick(Bodies) },
    };

    /// <summary>A path that the template may match, with values for its parameters.</summary>
    private string PathOf(NaiveRoutes.Template template)
    {
        int count = random.Next(8) == 0 ? random.Next(template.Segments.Length + 1) : template.Segments.Length;
        IEnumerable<string> segments = template.Segments.Take(count)
            .SelectMany(segment => segment.StartsWith('{') ? Enumerable.Repeat(0, segment.Contains('*', StringComparison.Ordinal) ? random.Next(4) : 1).Select(_ => Pick(Segments))
                : [segment]);
        return $"/{string.Join('/', segments)}{(random.Next(6) == 0 ? "/" : "")}";
    }

    private string ChangePath(string path)
    {
        List<string> segments = [.. path.Split('/').Skip(1)];
        int at = random.Next(segments.Count);
        switch (random.Next(6))
        {
            case 0:
                segments.RemoveAt(at);
                break;
            case 1:
                segments.Insert(at, Pick(Segments));
                break;
            case 2:
                segments.Add(Pick(Segments));
                break;
            case 3 when random.Next(8) == 0:
                segments.AddRange(Enumerable.Repeat(Pick(Segments), random.Next(2) == 0 ? random.Next(26, 34) : random.Next(1, 4000)));
                break;
            case 4:
                segments[at] = string.Concat(segments[at].Select(letter => random.Next(2) == 0 && char.IsAscii(letter) && letter != '%' ? $"%{(int)letter:x2}" : $"{letter}"));
                break;
            default:
                segments[at] = Pick(Segments) + (random.Next(3) == 0 ? Pick(Segments) : "");
                break;
        }

        return $"/{string.Join('/', segments)}";
    }

    private string ChangeQuery(string query)
    {
        string[] pairs = [.. query.Split('&').TakeLast(4)];
        string added = random.Next(16) == 0 ? Pick(Names) : $"{Pick(Names)}={Pick(Values)}";
        return random.Next(3) == 0 || query.Length == 0 ? added : string.Join('&', [.. pairs, added]);
    }

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
