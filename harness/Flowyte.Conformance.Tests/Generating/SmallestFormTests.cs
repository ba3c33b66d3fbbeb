using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Tests.Running;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Generating;

public sealed class SmallestFormTests
{
    private const string Body =
        "{'model':'a','user':'u','messages':[{'role':'user','content':[{'type':'text','text':'Hello there'}]},{'role':'assistant','content':null,'tool_calls':[{'id':'x'},{'id':'y'}]},{'role':'tool','content':'done'},{'role':'tool','content':'too'}]}";

    [TestCase("{'messages':[{'role':'user','content':'Hi'}]}", ExpectedResult = true, Description = "A text that says nothing stands for any.")]
    [TestCase("{'messages':[{'role':'user','content':[{'text':'Hi'}]}]}", ExpectedResult = true)]
    [TestCase("{'messages':[{'role':'user','content':[{'text':'Hi'},{'text':'Hi'}]}]}", ExpectedResult = false)]
    [TestCase("{'messages':[{'role':'user','content':'lo th'}]}", ExpectedResult = true)]
    [TestCase("{'messages':[{'role':'user','content':'lost'}]}", ExpectedResult = false)]
    [TestCase("{'messages':[{'role':'user','content':'Hi'},{'role':'assistant','tool_calls':[{'id':'1'}]},{'role':'tool','content':'Hi'}]}", ExpectedResult = true)]
    [TestCase("{'messages':[{'role':'tool','content':[{'text':'Hi'}]}]}", ExpectedResult = false)]
    [TestCase("{'messages':[{'role':'tool','content':'Hi'},{'role':'user','content':'Hi'}]}", ExpectedResult = false, Description = "In another order.")]
    [TestCase("{'messages':[{'role':'assistant','tool_calls':[{'id':'1'},{'id':'2'},{'id':'3'}]}]}", ExpectedResult = false)]
    [TestCase("{'messages':[{'role':'system','content':'Hi'}]}", ExpectedResult = false)]
    [TestCase("{'user':'someone','messages':[]}", ExpectedResult = true)]
    [TestCase("{'stream':true,'messages':[]}", ExpectedResult = false)]
    public bool A_form_is_in_a_request_that_has_all_of_it(string form) => SmallestForm.IsIn(MadeUp.Json(form), MadeUp.Json(Body));
}
