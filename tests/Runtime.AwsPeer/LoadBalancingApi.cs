using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Elastic Load Balancing: creates target groups and load balancers, or returns those that exist.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Operations.html</remarks>
internal static class LoadBalancingApi
{
    private const string Arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";

    public static AwsResponse Respond(byte[] body)
    {
        Dictionary<string, StringValues> form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        string operation = form["Action"].ToString();
        string result = operation switch
        {
            "CreateTargetGroup" => $"<TargetGroups><member><TargetGroupArn>{Arn}targetgroup/{form["Name"]}/73e2d6bc24d8a067</TargetGroupArn></member></TargetGroups>",
            "CreateLoadBalancer" => $"<LoadBalancers><member><LoadBalancerArn>{Arn}loadbalancer/app/{form["Name"]}/50dc6c495c0c9188</LoadBalancerArn></member></LoadBalancers>",
            "DescribeLoadBalancers" => "<LoadBalancers><member><DNSName>shop-1.us-east-1.elb.amazonaws.com</DNSName></member></LoadBalancers>",
            "CreateListener" or "ModifyTargetGroupAttributes" or "RegisterTargets" => "",
            _ => throw new NotSupportedException(operation),
        };
        return new(operation, 200, $"<{operation}Response><{operation}Result>{result}</{operation}Result></{operation}Response>", ("Content-Type", "text/xml"));
    }
}
