namespace Lambda.Runtime.Emulator.Service;

/// <summary>The protocols of AWS's APIs. They differ in how a response reports an error.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/index.html</remarks>
internal enum AwsProtocol
{
    /// <summary>JSON, with the error's type in the header <c>x-amzn-ErrorType</c>. Lambda's API uses it.</summary>
    RestJson,

    /// <summary>JSON, with the error's type in the body. The header <c>X-Amz-Target</c> names the operation.</summary>
    Json,

    /// <summary>A form with the parameter <c>Action</c>, and XML.</summary>
    Query,

    /// <summary>The same as <see cref="Query"/>, with other XML for errors.</summary>
    Ec2,

    /// <summary>XML of S3.</summary>
    S3,

    /// <summary>XML of APIs other than S3.</summary>
    RestXml,

    /// <summary>CBOR.</summary>
    Cbor,
}
