namespace Lambda.Runtime.Http.Requests;

/// <summary>Something that is wrong with a request.</summary>
/// <param name="source">Where the value comes from.</param>
/// <param name="name">The name of the value; in the body, the path of the JSON value.</param>
/// <param name="detail">What was expected, and what was found.</param>
/// <param name="status">The status of the response.</param>
internal sealed class RequestProblem(HttpSource source, string name, string detail, int status)
{
    public HttpSource Source => source;

    public int Status => status;

    /// <summary>The name of the member with the messages about the value.</summary>
    public string Key => source == HttpSource.Body && name.Length == 0 ? "body" : name;

    /// <summary>The message about the value.</summary>
    public string Message => source switch
    {
        HttpSource.Route => $"in the path: {detail}",
        HttpSource.Query => $"in the query: {detail}",
        HttpSource.Header => $"in the headers: {detail}",
        HttpSource.Cookie => $"in the cookies: {detail}",
        HttpSource.Claim => $"in the claims: {detail}",
        HttpSource.Form => $"in the form: {detail}",
        _ => detail,
    };

    /// <summary>The problem that was found next.</summary>
    public RequestProblem? Next { get; set; }
}
