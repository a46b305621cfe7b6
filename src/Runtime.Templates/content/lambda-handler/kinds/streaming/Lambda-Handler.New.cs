#if (!implicitUsings)
using System;
using System.Collections.Generic;
#endif
using System.Runtime.CompilerServices;
#if (!implicitUsings)
using System.Threading;
using System.Threading.Tasks;
#endif
using Lambda.Runtime;

namespace Company.Functions;

public record Lambda_Handler_NewRequest(int From);
public record Lambda_Handler_NewElement(int Left);

public static class Lambda_Handler_New
{
    // Each element is sent as a line of JSON when it is returned, and not together with the others at the end.
    [LambdaHandler("Lambda_Handler_New")]
    public static async IAsyncEnumerable<Lambda_Handler_NewElement> Handle(
        Lambda_Handler_NewRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int left = request.From; left > 0; left--)
        {
            yield return new Lambda_Handler_NewElement(left);
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }
}
