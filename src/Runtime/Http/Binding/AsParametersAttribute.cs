using System.Diagnostics;

namespace Lambda.Runtime.Http;

/// <summary>Takes the constructor parameters and the settable properties of the type of a parameter from the request, as if they were parameters of the method.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class AsParametersAttribute : Attribute;
