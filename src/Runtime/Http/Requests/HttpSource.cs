namespace Lambda.Runtime.Http.Requests;

/// <summary>Where a value of a request comes from, as a problem names it.</summary>
internal enum HttpSource
{
    /// <summary>The path.</summary>
    Route,

    /// <summary>The query.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,

    /// <summary>A cookie.</summary>
    Cookie,

    /// <summary>What an authorizer says about the caller.</summary>
    Claim,

    /// <summary>A form in the body.</summary>
    Form,

    /// <summary>The body.</summary>
    Body,
}
