using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>What HTTP APIs and REST APIs have in common in a template of AWS SAM.</summary>
internal static class SamApi
{
    /// <summary>Writes the URL of an API, with a slash at its end.</summary>
    public static string Url(string api, string stage) => $"!Sub \"https://${{{api}}}.execute-api.${{AWS::Region}}.${{AWS::URLSuffix}}/{(stage.Length == 0 ? "" : $"{stage}/")}\"";

    /// <summary>Writes the definition of an API that has each route of the function.</summary>
    /// <remarks>Events of the function would be shorter. But SAM adds a permission for each, and the policy of a function has at most 20 KB.</remarks>
    public static string Definition(DeployedHandler handler, IReadOnlyList<ApiPath> routes, HttpSettings http, string members)
    {
        string uri = $"arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/${{{handler.Id}.Arn}}/invocations";
        string integration = $"x-amazon-apigateway-integration: {{ type: aws_proxy, httpMethod: POST, uri: !Sub \"{uri}\"{members} }}";
        string security = http.IsPublic ? "" : ", security: [AWS_IAM: []]";
        string paths = string.Concat(routes.Select(route => $"          {TemplateText.Json(route.Path)}:\n{string.Concat(ApiOperations.Of(route).Select(Operation))}"));
        string components = http.IsPublic ? "" : """
                    components:
                      securitySchemes:
                        AWS_IAM: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }

            """;
        return $"""
                  DefinitionBody:
                    openapi: 3.0.1
                    info:
                      title: {PrefixedName.ToYaml(handler.FunctionName)}
                      version: "1.0"
                    paths:
            {paths}{components}
            """;

        // A browser does not sign preflights.
        string Operation(string operation) => operation == "preflight"
            ? $"            options: {{ responses: {{}}{(http.IsPublic ? "" : ", security: []")}, {integration} }}\n"
            : $"            {operation}: {{ responses: {{}}{security}, {integration} }}\n";
    }

    /// <summary>Writes the permission of an API to invoke the function.</summary>
    public static string Permission(DeployedHandler handler, string api) => $$"""
          {{handler.Id}}Permission:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: !Ref {{handler.Id}}
              Principal: apigateway.amazonaws.com
              SourceArn: !Sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${{{api}}}/*"

        """;
}
