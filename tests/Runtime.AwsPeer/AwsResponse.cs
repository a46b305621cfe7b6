namespace Lambda.Runtime.AwsPeer;

/// <summary>A response of a service.</summary>
/// <param name="Operation">The operation of the request.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body: JSON or XML.</param>
/// <param name="Headers">The headers, with their names.</param>
internal sealed record AwsResponse(string Operation, int Status, string Body, params (string Name, string Value)[] Headers);
