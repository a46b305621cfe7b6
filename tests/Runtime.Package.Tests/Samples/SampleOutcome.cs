namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>Says how the outcome of an example is written in the README.</summary>
internal enum SampleOutcome
{
    /// <summary>A response, as text.</summary>
    Response,

    /// <summary>A streamed HTTP response: status line, headers, cookies, an empty line, the body.</summary>
    HttpResponse,

    /// <summary>An error, as JSON; members that are left out are not compared.</summary>
    Error,
}
