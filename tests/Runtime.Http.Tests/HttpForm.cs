namespace Lambda.Runtime.Http.Tests;

/// <summary>A form in which a service sends HTTP requests to a function.</summary>
public enum HttpForm
{
    /// <summary>A function URL.</summary>
    FunctionUrl,

    /// <summary>An HTTP API with payload format 2.0, in a stage.</summary>
    HttpApi,

    /// <summary>A REST API.</summary>
    RestApi,

    /// <summary>An Application Load Balancer with single values.</summary>
    Alb,

    /// <summary>An Application Load Balancer with lists of values.</summary>
    AlbMultiValue,

    /// <summary>Amazon VPC Lattice, version 2.0 of its events.</summary>
    Lattice,

    /// <summary>Amazon VPC Lattice, version 1.0 of its events.</summary>
    LatticeV1,

    /// <summary>An HTTP API with payload format 1.0.</summary>
    HttpApiV1,
}
