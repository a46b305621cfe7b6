namespace System.Runtime.CompilerServices;

/// <summary>The compiler requires this type for records; netstandard2.0 does not define it.</summary>
internal static class IsExternalInit;
