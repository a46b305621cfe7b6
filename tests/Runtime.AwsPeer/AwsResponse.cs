namespace Lambda.Runtime.AwsPeer;

/// <summary>What a service says.</summary>
/// <param name="Operation">What it was asked for.</param>
/// <param name="Status">HTTP's.</param>
/// <param name="Body">JSON or XML.</param>
/// <param name="Headers">Names and values.</param>
internal sealed record AwsResponse(string Operation, int Status, string Body, params (string Name, string Value)[] Headers);
