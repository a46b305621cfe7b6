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

    /// <summary>The body.</summary>
    Body,
}
