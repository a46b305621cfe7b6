using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Runs the script for functions with routes with a simulated AWS CLI, which has nothing that it is asked for, and records its arguments and definitions.</summary>
public sealed class HttpScriptTests : IDisposable
{
    private const string Aws = """
        #!/usr/bin/env bash
        echo "$*" >> asked
        case "$2" in
            get-function) echo "(ResourceNotFoundException)" >&2; exit 254 ;;
            get-function-configuration) echo "${FUNCTION_ARN:-arn:aws:lambda:eu-west-1:1:function:${3#*=}}" ;;
            get-function-url-config) echo "${URL_ERROR:-(ResourceNotFoundException)}" >&2; exit 254 ;;
            create-function-url-config) echo https://url/ ;;
            add-permission) [ -z "${PERMISSION_ERROR:-}" ] || { echo "$PERMISSION_ERROR" >&2; exit 254; } ;;
            remove-permission) echo "${REMOVE_ERROR:-(ResourceNotFoundException)}" >&2; exit 254 ;;
            get-apis) [ -z "${API_EXISTS:-}" ] || echo a1 ;;
            import-api) cat > definition; echo a1 ;;
            reimport-api | put-rest-api) cat > definition ;;
            create-rest-api) echo a1 ;;
            get-stage) echo "(NotFoundException)" >&2; exit 254 ;;
            create-target-group) echo arn:group ;;
            create-load-balancer) echo arn:balancer ;;
            describe-load-balancers) echo lb.example ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(HttpFunctions.Data), MemberType = typeof(HttpFunctions))]
    public async Task Script_DeploysFunctionAndPrintsUrl(string http, string routes, string auth)
    {
        string output = await RunAsync(0, http, routes, auth);
        string url = http switch
        {
            "function-url" => "https://url/",
            "rest-api" => "https://a1.execute-api.eu-west-1.amazonaws.com/prod/",
            "alb" or "alb-multi" => "http://lb.example/",
            _ => "https://a1.execute-api.eu-west-1.amazonaws.com/",
        };
        Assert.EndsWith($"The URL of dev-Shop: {url}\n", output, StringComparison.Ordinal);
        Assert.Equal(1, Asked().Split("lambda create-function --function-name=dev-Shop ").Length - 1);
        if (!http.Contains("api", StringComparison.Ordinal))
            return;

        JsonNode definition = JsonNode.Parse(File.ReadAllText(_folder.At("definition")))!;
        Assert.Equal("dev-Shop", (string?)definition["info"]!["title"]);
        JsonNode[] operations = [.. definition["paths"]!.AsObject().SelectMany(static path => path.Value!.AsObject()).Select(static operation => operation.Value!)];
        Assert.Equal(routes == "each" ? 16 : http == "rest-api" ? 2 : 1, operations.Length);
        Assert.All(operations, operation =>
        {
            Assert.Equal(auth == "iam" ? """[{"AWS_IAM":[]}]""" : null, operation["security"]?.ToJsonString());
            JsonNode integration = operation["x-amazon-apigateway-integration"]!;
            Assert.Equal("arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:dev-Shop/invocations", (string?)integration["uri"]);
            Assert.Equal(http switch { "http-api" => "2.0", "http-api-v1" => "1.0", _ => null }, (string?)integration["payloadFormatVersion"]);
            Assert.Equal(http != "rest-api" && routes == "proxy", (bool?)operation["isDefaultRoute"] ?? false);
        });
        Assert.Equal(auth == "iam", definition["components"] is not null);
        Assert.Contains(
            "lambda add-permission --function-name=dev-Shop --statement-id=apigateway --action=lambda:InvokeFunction --principal=apigateway.amazonaws.com "
            + "--source-arn=arn:aws:execute-api:eu-west-1:1:a1/*\n",
            Asked(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicFunctionUrl_HasBothPermissions()
    {
        await RunAsync(0, "function-url", "", "none");
        Assert.EndsWith(
            """
            lambda get-function-url-config --function-name=dev-Shop
            lambda create-function-url-config --function-name=dev-Shop --auth-type=NONE --invoke-mode=BUFFERED --cors={} --query=FunctionUrl --output=text
            lambda add-permission --function-name=dev-Shop --statement-id=public-url --principal=* --action=lambda:InvokeFunctionUrl --function-url-auth-type=NONE
            lambda add-permission --function-name=dev-Shop --statement-id=public --principal=* --action=lambda:InvokeFunction --invoked-via-function-url

            """,
            Asked(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PERMISSION_ERROR", "(ResourceConflictException)", 0)]
    [InlineData("PERMISSION_ERROR", "(AccessDeniedException)", 1)]
    [InlineData("URL_ERROR", "(AccessDeniedException)", 1)]
    [InlineData("REMOVE_ERROR", "(AccessDeniedException)", 1)]
    public async Task FunctionUrl_AcceptsPermissionThatExistsAndNoOtherError(string variable, string error, int exitCode)
    {
        string output = await RunAsync(exitCode, "function-url", "", variable == "REMOVE_ERROR" ? "iam" : "none", (variable, error));
        Assert.EndsWith(exitCode == 0 ? "The URL of dev-Shop: https://url/\n" : $"{error}\n", output, StringComparison.Ordinal);
    }

    /// <summary>The URL may have been public.</summary>
    [Fact]
    public async Task FunctionUrlWithIam_HasNoPermissionForEveryone()
    {
        await RunAsync(0, "function-url", "", "iam");
        Assert.EndsWith(
            """
            lambda create-function-url-config --function-name=dev-Shop --auth-type=AWS_IAM --invoke-mode=BUFFERED --cors={} --query=FunctionUrl --output=text
            lambda remove-permission --function-name=dev-Shop --statement-id=public-url
            lambda remove-permission --function-name=dev-Shop --statement-id=public

            """,
            Asked(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionUrl_HasCors()
    {
        await RunAsync(0, HttpFunctions.WriteWithCors("awscli", "function-url"));
        Assert.Contains(
            """
             --cors={"AllowOrigins":["https://app.example","http://localhost:5173"],"AllowMethods":["GET","HEAD","DELETE"],"AllowHeaders":["authorization","content-type"],"ExposeHeaders":["ETag"],"AllowCredentials":true,"MaxAge":600} --query
            """,
            Asked(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task HttpApi_HasCors()
    {
        await RunAsync(0, HttpFunctions.WriteWithCors("awscli", "http-api"));
        JsonNode definition = JsonNode.Parse(File.ReadAllText(_folder.At("definition")))!;
        Assert.Equal(
            """{"allowOrigins":["https://app.example","http://localhost:5173"],"allowMethods":["GET","HEAD","DELETE"],"allowHeaders":["authorization","content-type"],"exposeHeaders":["ETag"],"allowCredentials":true,"maxAge":600}""",
            definition["x-amazon-apigateway-cors"]!.ToJsonString());
    }

    /// <summary>The function responds to preflights, which browsers do not sign.</summary>
    [Theory]
    [InlineData("proxy", "iam", true)]
    [InlineData("proxy", "none", false)]
    [InlineData("each", "iam", true)]
    [InlineData("each", "none", true)]
    public async Task RestApi_PassesPreflightsOn(string routes, string auth, bool hasOptions)
    {
        await RunAsync(0, HttpFunctions.WriteWithCors("awscli", "rest-api", routes, auth));
        JsonNode definition = JsonNode.Parse(File.ReadAllText(_folder.At("definition")))!;
        Assert.Null(definition["x-amazon-apigateway-cors"]);
        Assert.All(definition["paths"]!.AsObject(), path =>
        {
            JsonObject operations = path.Value!.AsObject();
            bool takesAll = auth == "none" && operations.ContainsKey("x-amazon-apigateway-any-method");
            Assert.Equal(hasOptions && !takesAll, operations.ContainsKey("options"));
            foreach ((string name, JsonNode? operation) in operations)
                Assert.Equal(auth == "none" ? null : name == "options" ? "[]" : """[{"AWS_IAM":[]}]""", operation!["security"]?.ToJsonString());
        });
    }

    /// <summary>The API responds to preflights, unless a route takes them that requires a signature: <c>$default</c>, one for all methods, or one for OPTIONS.</summary>
    [Theory]
    [InlineData("http-api", "proxy", "iam", "$default:x-amazon-apigateway-any-method /:options /{proxy+}:options")]
    [InlineData("http-api-v1", "each", "iam", "/any:x-amazon-apigateway-any-method,options /asked:get,options")]
    [InlineData("http-api", "each", "none", "/any:x-amazon-apigateway-any-method /asked:get,options")]
    [InlineData("http-api-v1", "proxy", "none", "$default:x-amazon-apigateway-any-method")]
    public async Task HttpApi_LetsPreflightsPass(string http, string routes, string auth, string expected)
    {
        await RunAsync(0, HttpFunctions.WriteWithCors("awscli", http, routes, auth));
        JsonObject paths = JsonNode.Parse(File.ReadAllText(_folder.At("definition")))!["paths"]!.AsObject();
        Assert.All(paths.SelectMany(static path => path.Value!.AsObject()), operation =>
            Assert.Equal(auth == "none" ? null : operation.Key == "options" ? "[]" : """[{"AWS_IAM":[]}]""", operation.Value!["security"]?.ToJsonString()));
        Assert.Equal(
            expected,
            string.Join(' ', paths
                .Where(static path => path.Value!.AsObject().Any(static operation => operation.Key is "options" or "x-amazon-apigateway-any-method"))
                .Select(static path => $"{path.Key}:{string.Join(',', path.Value!.AsObject().Select(static operation => operation.Key))}")));
    }

    [Fact]
    public async Task HttpApiThatExists_IsReplaced()
    {
        await RunAsync(0, "http-api", "", "", ("API_EXISTS", "1"));
        Assert.Contains(
            """
            apigatewayv2 get-apis --query=Items[?Name=='dev-Shop'].ApiId --output=text
            apigatewayv2 reimport-api --api-id=a1 --body=file:///dev/stdin
            apigatewayv2 get-stage --api-id=a1 --stage-name=$default
            apigatewayv2 create-stage --api-id=a1 --stage-name=$default --auto-deploy

            """,
            Asked(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestApi_IsCreatedAndDeployed()
    {
        string output = await RunAsync(0, "rest-api", "", "", ("FUNCTION_ARN", "arn:aws-cn:lambda:cn-north-1:1:function:Shop"));
        Assert.Contains(
            """
            apigateway get-rest-apis --query=items[?name=='dev-Shop'].id --output=text
            apigateway create-rest-api --name=dev-Shop --endpoint-configuration=types=REGIONAL --query=id --output=text
            apigateway put-rest-api --rest-api-id=a1 --mode=overwrite --body=fileb:///dev/stdin

            """,
            Asked(),
            StringComparison.Ordinal);
        Assert.EndsWith(
            """
            --source-arn=arn:aws-cn:execute-api:cn-north-1:1:a1/*
            apigateway create-deployment --rest-api-id=a1 --stage-name=prod

            """,
            Asked(),
            StringComparison.Ordinal);
        Assert.EndsWith(": https://a1.execute-api.cn-north-1.amazonaws.com.cn/prod/\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alb", "false")]
    [InlineData("alb-multi", "true")]
    public async Task LoadBalancer_IsCreated(string http, string values)
    {
        await RunAsync(0, http, "", "");
        Assert.EndsWith(
            $"""
            elbv2 create-target-group --name=dev-Shop --target-type=lambda --query=TargetGroups[].TargetGroupArn --output=text
            elbv2 modify-target-group-attributes --target-group-arn=arn:group --attributes=Key=lambda.multi_value_headers.enabled,Value={values}
            lambda add-permission --function-name=dev-Shop --statement-id=elasticloadbalancing --action=lambda:InvokeFunction --principal=elasticloadbalancing.amazonaws.com --source-arn=arn:group
            elbv2 register-targets --target-group-arn=arn:group --targets=Id=arn:aws:lambda:eu-west-1:1:function:dev-Shop
            elbv2 create-load-balancer --name=dev-Shop --type=application --subnets subnet-1 subnet-2 --security-groups sg-1 --query=LoadBalancers[].LoadBalancerArn --output=text
            elbv2 create-listener --load-balancer-arn=arn:balancer --protocol=HTTP --port=80 --default-actions=Type=forward,TargetGroupArn=arn:group
            elbv2 describe-load-balancers --load-balancer-arns=arn:balancer --query=LoadBalancers[].DNSName --output=text

            """,
            Asked(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SUBNETS", "SUBNETS: must be the public subnets of the load balancer, with commas")]
    [InlineData("SECURITY_GROUP", "SECURITY_GROUP: must be the security group of the load balancer")]
    [InlineData("LAMBDA_PREFIX", "LAMBDA_PREFIX is development-; expected letters, digits and hyphens, at most 8, because it begins the name of a load balancer")]
    public async Task LoadBalancerWithoutItsVariables_ChangesNothing(string variable, string error)
    {
        Assert.Contains(error, await RunAsync(1, "alb", "", "", (variable, variable == "LAMBDA_PREFIX" ? "development-" : "")), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("asked")));
    }

    private string Asked() => File.ReadAllText(_folder.At("asked"));

    private Task<string> RunAsync(int exitCode, string http, string routes, string auth, params (string Name, string Value)[] variables) =>
        RunAsync(exitCode, HttpFunctions.Write("awscli", http, routes, auth), variables);

    /// <returns>The output, or the errors if the script fails.</returns>
    private async Task<string> RunAsync(int exitCode, string script, params (string Name, string Value)[] variables)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is one of bash.");
        string path = _folder.File("deploy.sh", script.Replace("sleep 3", "sleep 0", StringComparison.Ordinal));
        string aws = _folder.File("tools/aws", Aws);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(aws, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("bash", [path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.At("tools")}:{start.Environment["PATH"]}";
        foreach ((string name, string value) in ((string, string)[])
            [("LAMBDA_ROLE", "arn:role"), ("LAMBDA_PREFIX", "dev-"), ("SUBNETS", "subnet-1,subnet-2"), ("SECURITY_GROUP", "sg-1"), .. variables])
            start.Environment[name] = value;
        using Process bash = Process.Start(start)!;
        Task<string> output = bash.ReadWithinLimitAsync(bash.StandardOutput);
        string error = await bash.ReadWithinLimitAsync(bash.StandardError);
        await bash.EndWithinLimitAsync();
        string read = await output;
        Assert.True(bash.ExitCode == exitCode, $"{bash.ExitCode}: {error}");
        return exitCode == 0 ? read : error;
    }
}
