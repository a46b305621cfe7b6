namespace Lambda.Runtime.AwsPeer;

/// <summary>The errors of services for wrong signatures.</summary>
/// <remarks>
/// Some quote the request that they have expected, with its session token.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
/// </remarks>
internal static class SignatureError
{
    /// <param name="service">The name of the service.</param>
    /// <param name="problem">What the verifier has found.</param>
    /// <param name="token">The session token of the request.</param>
    public static AwsResponse Create(string service, string problem, string token)
    {
        bool isXml = service is not ("dynamodb" or "sqs");
        bool isTime = problem.StartsWith("Signature ", StringComparison.Ordinal), isUnknown = problem.Contains("access key ID", StringComparison.Ordinal);
        Fault fault = isXml
            ? isTime ? Fault.Error(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")
                : isUnknown ? Fault.Error(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
                : Fault.Error(403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.")
            : isTime ? Fault.Error(400, "InvalidSignatureException", problem)
                : isUnknown ? Fault.Error(400, "UnrecognizedClientException", "The security token included in the request is invalid.")
                : Fault.Error(
                    400, "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
                    + $"The Canonical String for this request should have been\n'POST\n/\n\nhost:{service}.us-east-1.amazonaws.com\nx-amz-security-token:{token}\n'");
        return fault.ToResponse("", isXml);
    }
}
