using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.AwsPeer;

/// <summary>The services whose requests are forms and whose responses are XML: IAM, and CloudFormation, which creates every stack immediately.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html</remarks>
internal static class QueryApi
{
    public const string Role = "arn:aws:iam::123456789012:role/";

    private const string Date = "2026-01-01T00:00:00Z";
    private const string Stack = "<StackId>arn:aws:cloudformation:us-east-1:123456789012:stack/stack/1</StackId>";

    /// <summary>Whether a role has a policy, given the end of its ARN or a part of its document.</summary>
    public static bool IsPermitted(string role, string policy, IEnumerable<AwsRequest> before) => before
        .Where(static request => request.Operation is "AttachRolePolicy" or "PutRolePolicy")
        .Select(static request => QueryHelpers.ParseQuery(request.Text))
        .Any(form => form["RoleName"] == role
            && (form.GetValueOrDefault("PolicyArn").ToString().EndsWith($"/{policy}", StringComparison.Ordinal)
                || form.GetValueOrDefault("PolicyDocument").ToString().Contains($"\"{policy}\"", StringComparison.Ordinal)));

    /// <summary>Whether a role was created, given its name.</summary>
    public static bool IsCreated(string role, IEnumerable<AwsRequest> before) =>
        before.Any(request => request.Operation == "CreateRole" && QueryHelpers.ParseQuery(request.Text)["RoleName"] == role);

    public static AwsResponse Respond(byte[] body, IEnumerable<AwsRequest> before)
    {
        Dictionary<string, StringValues> form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        string operation = form["Action"].ToString();
        switch (operation)
        {
            case "GetRole" when !IsCreated(form["RoleName"].ToString(), before):
                return new(
                    operation, 404,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code>"
                    + $"<Message>The role with name {form["RoleName"]} cannot be found.</Message></Error></ErrorResponse>");
            case "CreateRole" or "GetRole":
                string name = form["RoleName"].ToString();
                return Xml($"<Role><Path>/</Path><RoleName>{name}</RoleName><RoleId>AROA</RoleId><Arn>{Role}{name}</Arn><CreateDate>{Date}</CreateDate></Role>");
            case "GetCallerIdentity":
                return Xml("<Account>123456789012</Account>");
            case "ValidateTemplate":
                return Xml("<Parameters/><Capabilities><member>CAPABILITY_AUTO_EXPAND</member></Capabilities><DeclaredTransforms><member>AWS::Serverless-2016-10-31</member></DeclaredTransforms>");
            case "CreateChangeSet":
                return Xml($"<Id>arn:aws:cloudformation:us-east-1:123456789012:changeSet/set/1</Id>{Stack}");
            case "DescribeChangeSet":
                return Xml($"{Stack}<Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus>");
            case "DescribeStacks" when before.All(static request => request.Operation != "ExecuteChangeSet"):
                return new(
                    operation, 400,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>"
                    + $"<Message>Stack with id {form["StackName"]} does not exist</Message></Error></ErrorResponse>");
            case "DescribeStacks":
                return Xml(
                    $"<Stacks><member>{Stack}<StackName>{form["StackName"]}</StackName><CreationTime>{Date}</CreationTime>"
                    + "<StackStatus>CREATE_COMPLETE</StackStatus></member></Stacks>");
            case "AttachRolePolicy" or "PutRolePolicy" or "ExecuteChangeSet":
                return Xml("");
            default:
                return new(
                    operation, 400, $"<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>{operation} is not supported</Message></Error></ErrorResponse>");
        }

        AwsResponse Xml(string result) =>
            new(operation, 200, $"<{operation}Response><{operation}Result>{result}</{operation}Result></{operation}Response>", ("Content-Type", "text/xml"));
    }
}
