namespace Lambda.Runtime.Http.Requests;

/// <summary>The forms in which services send HTTP requests to a function.</summary>
internal enum HttpShape
{
    /// <summary>An HTTP API with payload format 2.0, or a function URL.</summary>
    HttpApi,

    /// <summary>A REST API, or an HTTP API with payload format 1.0.</summary>
    RestApi,

    /// <summary>An Application Load Balancer with single values of headers and query parameters.</summary>
    Alb,

    /// <summary>An Application Load Balancer with lists of values.</summary>
    AlbMultiValue,

    /// <summary>Amazon VPC Lattice, version 2.0 of its events.</summary>
    Lattice,
}
