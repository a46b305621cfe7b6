namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>What comes of an event.</summary>
internal enum SampleOutcome
{
    /// <summary>A response, as text.</summary>
    Answer,

    /// <summary>A streamed HTTP response: status line, headers, cookies, an empty line, the body.</summary>
    HttpAnswer,

    /// <summary>An error, as JSON; members that are left out are not compared.</summary>
    Error,
}
