using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build.Tests;

public sealed class CheckSettingsTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Theory]
    [InlineData("128", "1")]
    [InlineData("10240", "900")]
    public void ValidValues_Succeed(string memorySize, string timeout) =>
        Assert.True(Check(memorySize, timeout, "True"));

    [Theory]
    [InlineData("127", "LAMBDA116")]
    [InlineData("10241", "LAMBDA116")]
    [InlineData("256 MB", "LAMBDA116")]
    [InlineData("-256", "LAMBDA116")]
    public void InvalidMemorySize_ReportsLAMBDA116(string memorySize, string code) => Refused(memorySize, "10", code, memorySize);

    [Theory]
    [InlineData("0", "LAMBDA117")]
    [InlineData("901", "LAMBDA117")]
    [InlineData("1.5", "LAMBDA117")]
    [InlineData("00:00:10", "LAMBDA117")]
    public void InvalidTimeout_ReportsLAMBDA117(string timeout, string code) => Refused("256", timeout, code, timeout);

    [Fact]
    public void InvalidReport_ReportsLAMBDA119() => Refused("256", "10", "LAMBDA119", "1", report: "1");

    [Theory]
    [InlineData("sam")]
    [InlineData("awscli")]
    [InlineData("terraform")]
    [InlineData("")]
    public void KnownTemplate_Succeeds(string template) => Assert.True(Check("256", "10", "false", template));

    [Fact]
    public void UnknownTemplate_ReportsLAMBDA118WithTheKnownOnes()
    {
        Assert.False(Check("256", "10", "false", "SAM"));
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(("LAMBDA118", "LambdaTemplate is 'SAM'. Expected one of: sam, awscli, terraform. (docs/diagnostics/LAMBDA118.md)"), (error.Code, error.Message));
    }

    [Theory]
    [MemberData(nameof(HttpFunctions.Data), MemberType = typeof(HttpFunctions))]
    public void HttpSettingsThatCanBeCombined_Succeed(string http, string routes, string auth) => Assert.True(CheckHttp(http, routes, auth));

    [Theory]
    [InlineData("http-api", "$default", "")]
    [InlineData("http-api", "v1_beta-2", "")]
    [InlineData("rest-api", "v1", "image/png; application/vnd.api+json;*/*")]
    public void StageAndBinaryMediaTypes_Succeed(string http, string stage, string types) => Assert.True(CheckHttp(http, stage: stage, types: types));

    [Theory]
    [InlineData("api", "", "", "", "", "LAMBDA147", "LambdaHttp is 'api'. Expected one of: function-url, http-api, http-api-v1, rest-api, alb, alb-multi.")]
    [InlineData("http-api", "all", "", "", "", "LAMBDA148", "LambdaHttpRoutes is 'all'. Expected one of: proxy (the default), each.")]
    [InlineData("function-url", "each", "", "", "", "LAMBDA148", "LambdaHttp is 'function-url': a function URL has no routes and sends all requests to the function.")]
    [InlineData("alb", "each", "", "", "", "LAMBDA148", "LambdaHttp is 'alb': the rules of a load balancer have patterns with wildcards instead of routes.")]
    [InlineData("alb-multi", "each", "", "", "", "LAMBDA148", "LambdaHttp is 'alb-multi': the rules of a load balancer")]
    [InlineData("function-url", "", "", "dev", "", "LAMBDA149", "LambdaHttpStage is 'dev', and LambdaHttp is 'function-url': a function URL has no stages.")]
    [InlineData("alb", "", "", "dev", "", "LAMBDA149", "LambdaHttp is 'alb': a load balancer has no stages.")]
    [InlineData("rest-api", "", "", "$default", "", "LAMBDA149", "LambdaHttpStage is '$default'. Expected prod (the default), or up to 128 letters, digits, hyphens and underscores.")]
    [InlineData("http-api", "", "", "a b", "", "LAMBDA149", "LambdaHttpStage is 'a b'. Expected $default (the default), or")]
    [InlineData("http-api", "", "jwt", "", "", "LAMBDA150", "LambdaHttpAuth is 'jwt'. Expected one of: iam, none.")]
    [InlineData("alb", "", "iam", "", "", "LAMBDA150", "LambdaHttpAuth is 'iam', and LambdaHttp is 'alb': a load balancer does not check signatures of IAM.")]
    [InlineData("http-api", "", "", "", "image/png", "LAMBDA151", "LambdaBinaryMediaTypes is set, and LambdaHttp is 'http-api': an HTTP API has no such list")]
    [InlineData("rest-api", "", "", "", "image/png;pdf", "LAMBDA151", "LambdaBinaryMediaTypes contains 'pdf'. Expected content types with semicolons")]
    public void InvalidHttpSetting_ReportsItsCode(string http, string routes, string auth, string stage, string types, string code, string message)
    {
        Assert.False(CheckHttp(http, routes, auth, stage, types));
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("once")]
    [InlineData("aws")]
    [InlineData("system")]
    public void KnownTrust_Succeeds(string trust) => Assert.True(CheckTrust(trust));

    [Theory]
    [InlineData("amazon")]
    [InlineData("AWS")]
    public void UnknownTrust_ReportsLAMBDA153WithTheKnownOnes(string trust)
    {
        Assert.False(CheckTrust(trust));
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(
            ("LAMBDA153", $"LambdaTrust is '{trust}'. Expected one of: once (the default), aws, system. (docs/diagnostics/LAMBDA153.md)"), (error.Code, error.Message));
    }

    private bool CheckTrust(string trust) =>
        new CheckSettings { BuildEngine = _engine, MemorySize = "256", Timeout = "10", Report = "false", Trust = trust }.Execute();

    private bool CheckHttp(string http, string routes = "", string auth = "", string stage = "", string types = "") => new CheckSettings
    {
        BuildEngine = _engine,
        MemorySize = "256",
        Timeout = "10",
        Report = "false",
        Http = http,
        HttpRoutes = routes,
        HttpAuth = auth,
        HttpStage = stage,
        BinaryMediaTypes = types,
    }.Execute();

    private bool Check(string memorySize, string timeout, string report, string template = "") =>
        new CheckSettings { BuildEngine = _engine, MemorySize = memorySize, Timeout = timeout, Report = report, Template = template }.Execute();

    private void Refused(string memorySize, string timeout, string code, string found, string report = "false")
    {
        Assert.False(Check(memorySize, timeout, report));
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.Contains($"'{found}'", error.Message);
    }
}
