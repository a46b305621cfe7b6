using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A service that sends HTTP requests to a function, and what connects the two in each template. A new service is a class and a line in <see cref="Find"/>.</summary>
internal abstract class HttpService
{
    /// <summary>Returns the service that <c>LambdaHttp</c> names.</summary>
    public static HttpService Find(HttpTarget target) => target.Name switch
    {
        "http-api" => HttpApi.Version2,
        "http-api-v1" => HttpApi.Version1,
        "rest-api" => RestApi.Instance,
        "alb" => LoadBalancer.SingleValue,
        "alb-multi" => LoadBalancer.MultiValue,
        _ => FunctionUrl.Instance,
    };

    /// <summary>Describes the URL of a handler, which is an output of each template.</summary>
    public static string DescribeUrl(DeployedHandler handler) => $"The URL of {handler.FunctionName}";

    /// <summary>Adds resources of AWS SAM.</summary>
    /// <returns>What belongs to the properties of the function.</returns>
    public abstract string AddSam(SamParts template, DeployedHandler handler, HttpSettings http);

    /// <summary>Adds resources of Terraform.</summary>
    public abstract void AddTerraform(TerraformParts template, DeployedHandler handler, HttpSettings http);

    /// <summary>Adds commands of the AWS CLI.</summary>
    public abstract void AddAwsCli(AwsCliParts script, DeployedHandler handler, HttpSettings http);
}
