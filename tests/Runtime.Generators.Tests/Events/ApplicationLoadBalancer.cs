using System.Collections.Generic;
using Lambda.Runtime;

namespace Events.ApplicationLoadBalancer;

public class TargetRequest
{
    public TargetContext RequestContext { get; set; } = new();
    public string HttpMethod { get; set; } = "GET";
    public string Path { get; set; } = "/";

    // A target group sends either these or those of a single value, never both.
    public Dictionary<string, string>? Headers { get; set; }
    public Dictionary<string, string>? QueryStringParameters { get; set; }
    public SortedDictionary<string, string[]>? MultiValueHeaders { get; set; }
    public SortedDictionary<string, string[]>? MultiValueQueryStringParameters { get; set; }
    public string? Body { get; set; }
    public bool? IsBase64Encoded { get; set; }
}

public class TargetContext
{
    public ElbInformation Elb { get; set; } = new();
}

public class ElbInformation
{
    public string TargetGroupArn { get; set; } = "";
}

public static class Functions
{
    [LambdaHandler("application-load-balancer")]
    public static TargetRequest ApplicationLoadBalancer(TargetRequest value) => value;
}
