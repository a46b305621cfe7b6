namespace Lambda.Runtime.Http.Tests.Fuzzing;

/// <summary>Fuzzes the router and the binders. An input that begins like an HTTP request is sent in each form of event; any other input is an event.</summary>
public static class HttpTarget
{
    public static void Run(byte[] input)
    {
        if (RequestText.Parse(input) is { } request)
            RequestProperty.Check(request);
        else
            EventProperty.Check(input);
    }

    /// <summary>Changes a request or the structure of an event.</summary>
    public static byte[] Change(byte[] input, Random random) => RequestText.Parse(input) is { } request
        ? new RequestMutation(random).Change(request)
        : new EventMutation(random).Change(input);
}
