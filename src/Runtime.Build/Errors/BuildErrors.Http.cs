using System.Globalization;
using static Lambda.Runtime.Build.Errors.BuildErrorCodes;

namespace Lambda.Runtime.Build.Errors;

internal static partial class BuildErrors
{
    public static BuildError UnknownHttp(string value, IEnumerable<string> expected) => new(InvalidHttp,
        $"LambdaHttp is '{value}'. Expected one of: {string.Join(", ", expected)}.");

    public static BuildError UnknownHttpRoutes(string value) => new(InvalidHttpRoutes,
        $"LambdaHttpRoutes is '{value}'. Expected one of: proxy (the default), each.");

    public static BuildError HttpWithoutRoutes(string target, string reason) => new(InvalidHttpRoutes,
        $"LambdaHttpRoutes is 'each', and LambdaHttp is '{target}': {reason}. Remove LambdaHttpRoutes, or set LambdaHttp to http-api, http-api-v1 or rest-api.");

    public static BuildError HttpWithoutStages(string value, string target, string noun) => new(InvalidHttpStage,
        $"LambdaHttpStage is '{value}', and LambdaHttp is '{target}': {noun} has no stages. Remove LambdaHttpStage, or set LambdaHttp to http-api, http-api-v1 or rest-api.");

    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html</remarks>
    public static BuildError InvalidStage(string value, string expected) => new(InvalidHttpStage,
        $"LambdaHttpStage is '{value}'. Expected {expected} (the default), or up to 128 letters, digits, hyphens and underscores.");

    public static BuildError UnknownHttpAuth(string value) => new(InvalidHttpAuth,
        $"LambdaHttpAuth is '{value}'. Expected one of: iam, none.");

    public static BuildError HttpWithoutIam(string target, string noun) => new(InvalidHttpAuth,
        $"LambdaHttpAuth is 'iam', and LambdaHttp is '{target}': {noun} does not check signatures of IAM. Remove LambdaHttpAuth, or set LambdaHttp to another service.");

    public static BuildError HttpWithoutBinaryMediaTypes(string target, string noun) => new(InvalidBinaryMediaTypes,
        $"LambdaBinaryMediaTypes is set, and LambdaHttp is '{target}': {noun} has no such list, because the response says whether its body is bytes. Remove LambdaBinaryMediaTypes.");

    public static BuildError NoMediaType(string value) => new(InvalidBinaryMediaTypes,
        $"LambdaBinaryMediaTypes contains '{value}'. Expected content types with semicolons, such as image/png;application/pdf, or */* (the default).");

    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html</remarks>
    public static BuildError CompressedWithoutBytes(string types, IEnumerable<string> missing) => new(CompressedText,
        $"LambdaBinaryMediaTypes is '{types}', without {string.Join(", ", missing)}, and [assembly: LambdaHttp(Compression = true)] compresses such responses: "
        + "clients of the REST API would get base64 that they cannot read. Remove LambdaBinaryMediaTypes, whose default */* is all types, or add these, or remove Compression.");

    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html</remarks>
    public static BuildError MoreRoutesThanQuota(string noun, int count, string unit, int quota) => new(TooManyRoutes,
        string.Create(CultureInfo.InvariantCulture, $"LambdaHttpRoutes is 'each', and {noun} for the routes of the function would have {count} {unit}. ")
        + string.Create(CultureInfo.InvariantCulture, $"The default quota is {quota}. ")
        + "Set LambdaHttpRoutes to proxy: then all requests are one route of the API, and the function chooses its own.");
}
