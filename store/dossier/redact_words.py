"""Words by which names are told from what only looks like them: surnames, characters of given names, and words that
begin like a name and are none."""

from __future__ import annotations

import re

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施文牛樊葛"
    "邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝"
    "路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂"
    "佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝楚"
    "洪闻冼晁揭雍宓闾仝邸鹿阚鞠庾蔺匡栗茹慎蓟阙嵇邰逯鄢冀郏浦宦戎厉莘扈璩濮亓薄裘郁荀羿储汲隗郗束郜鄂屠胥贡逄暨訾蒯荆竺桓赖甯昝漆尧占巴谈於萧傅阎辜丘晋奚糜谌湛雒粟茅"
    "芈酆廉禹狄宣杭诸封芮邴钭郦郤燕慕习蔚夔厍乌亢况帅缑郇尉苌仉苻爨褟乜佴俸逄冮禤皮贝滑富牧伊宿扶益劳"
)
DOUBLE = tuple(
    re.findall(
        "..",
        "欧阳闻人司马上官诸葛东方皇甫尉迟公孙令狐慕容司徒端木夏侯南宫钟离宇文长孙鲜于闾丘濮阳淳于申屠轩辕呼延拓跋赫连独孤万俟澹台",
    )
)
GIVEN = frozenset(
    "伟芳娜敏静丽强磊军洋艳勇杰娟涛超秀霞刚平桂英华玉兰红梅珍鹏飞斌宇浩轩子涵梓欣怡佳琪雨萱晓琳倩婷雪莹颖洁明建国志"
    "文海波辉凯峰永庆德顺立新春林小云龙俊宏雷亮东丹琴凤莉琼莲荣贵福才发财生成光学义仁礼智信诚忠孝友善良康健安宁泰祥瑞"
    "吉喜乐欢悦思梦晨曦阳月星辰天宝金银铜铁木水火土山川江河湖松柏竹菊荷花草叶苗青蓝紫白素清淑贤惠慧美娇媛婉妍妮姗姝婧"
    "嫣嫒娥蓉蕾薇芸茜茹菲萍蓓芬芝芹苑若若冰寒霜露虹霖润泽沛淳渊源深浪潮涌滨津洲博彬炳焕煜炜烨灿炎煊熙照耀昌盛昊旭昕昱"
    "晖晟景智远达迪逸逊迎进连运通邦郁鑫钢铭锋锐锦钰钧铮镇长增嘉嘉启哲唐骏驰腾翔翼翰羽鸣鸿鹤鹰雁凌云霄雄威武力勤奋振"
    "兴旺家业绍继承祖宗耀先世代元亨利贞乾坤正道一二三四五六七八九十百千万凡可心怀悠恒恺惟愉情意爱恩慈懿望希望盼念忆"
    "岚岩峻崇崴屹岳冬夏秋季双全胜利凯旋征战剑锋帆航舟桥琦璇璐瑶瑾瑜珊珠玲玥玮珂琛琮璟莎莺蝶燕雀蓝黛彩绮绣纯绮维纲"
    "纪绍经纬丝缘芮芷芊若茵荔莞萌葵蒙蔓薏藜栋梁柱根楠榕桐桦枫柳杨槐樱桃杏梨柠橙楚欧韩汉秦晋鲁越吴宋唐尧舜禹汤周商"
    "士君卿臣公侯伯仲叔季男女儿童娃妹姐弟兄父母爷妈师生友朋官兵民众群伦典章书诗词曲歌舞琴棋画艺萧笛铃鼓声音韵律奇诺依伊"
    "卓越超群伦凡尘净素朴实真理亦亚奕弈彦彤悦怿政教敦斯方旋日昭晏暄朗木本朴朵权杭松极栩桓梵森楷榆歆毅沁沅沐沫泓洛洪洵"
    "浚涓淇淼渝湘湛溢溪滢漫潇澄澜灵烁焱熠燊爽鹃鹂嫂牧珏珞琬琰瑛璋甜申畅皓盈睿石硕禄禧秉科程穆筠策箐纾绪绮翊翠耘聪肖腾致航艾"
    "然帅昂巍祎勋骞烽侠娣儒蕴谨昀汶沣灏骅娅霆霓峥嵘屿嵩卉菡蕙薰苒茉葶烜杉棠渤澍潼濛瀚珺瑄璞璘璎晔"
    "芃苏荃莘菁菀葆蔚虎融衡裕语诗诚谦豪贝超轶辛迅选邑郎金钊钦锡镜阔隽雅雯霏靓靖韬颂颐飒馨骁麒麟黎默齐"
)
"""Characters that given names are made of."""
SURE = frozenset(
    "伟芳娜敏静丽磊艳杰娟涛霞桂秀兰珍鹏斌宇浩轩涵梓欣怡佳琪萱晓琳倩婷莹颖洁峰辉凯俊琴凤莉琼莲淑慧媛妍妮姗婧嫣娥蓉蕾薇芸茜"
    "茹菲萍芬芝芹彬煜炜烨昊旭昕晖晟铭锋钰钧翔翰鸿琦璇璐瑶瑾瑜珊玲玥玮雯馨睿毅娇燕勇军强建志国永庆德顺永梅英玉红雪雨桐彤泽瑞鑫巧柔蕊岚婵芙妙婕妤曼璨炫晗皓祺锦"
)
"""Characters of which two behind a surname are a name, whatever stands beside them."""
NO_NAMES = frozenset(
    re.findall(
        "..",
        "高级高中高二高三高一高考项目区域安全商务公司平台金牌全部全国时间白天方便成功关于关闭文件文字明天明确应该全额安装安排和解和平商家商品"
        "华为金额单号费用石头连接车厘时候任何解决解释成交单独单价广告任务车牌方式商城包裹包装包邮程序万事房东房产房间左右车主"
        "车间司机简单顾客关系严重路上路人成本应用应急毛病高德高铁钱款查询边上单位施工商场柜台马上许多许可连锁连夜温馨苏宁华住"
        "方太方案方面康师安踏卓越景点简历卫生农业乐器童装席位冷链冷静管家管理党委谷歌江苏苏州安徽郑州温州常州徐州沈阳成都宁波"
        "江西黄山黄金黄牛金华武汉申通申请申诉于上于下于本于当白条毕竟平时应当都没古董盛大水果辛苦路费陆续陶瓷雷达龙头丁香熊猫"
        "牛奶梅花钟表钟点范围夏天冬天丛书终于曾经何时何人何处何况干什常见常用时机时段石油别人单据单子单元邮箱汤水花费祝您祝好"
        "符合舒适尚未纪念童鞋支持盘点计划解约解除解答解封游客游戏游乐景区祖国麦克米家米粉柏油瞿塘应收相关项下强制曲线谈判"
        "余额余款路线路边路由强行简介简称简要卜卦古玩古籍车辆车站车险卫视卫浴农行农村农产商业商标商户商量商议房租房屋房款房门"
        "高兴高血高价高档高压高温严格白金白玉黄玉金玉红包连续毛衣毛巾皮包施压管用万元万一万分应对应付时尚时代时装阳台阳光"
        "石英石膏龙虾马桶马达马力马路于此于他史上安静安心安慰宁静康复温和温水温度冷静齐全易碎方面方案方法单方包邮包括包含"
        "水平水果金银水晶向着向上向下祝福庄重古典古老时刻云端文明文具文化文案方针安利华丽章程充电车位解约计较成分成品成长"
        "萧山萧条晋江晋城晋升晋级湛江湛蓝丘陵奚落茅台安然温然全然时然张裕商财成立成为查明查清查实时一时间",
    )
)
"""How words begin that are no names."""
STOP = frozenset(
    "客服售店商管理部方级的了是您我你他她它们在去说请没不把被让给到过吗呢吧啊很这那个么哪就也还会已未昨今收签退寄代拿取买卖"
    "和与跟同或及拒电打加问要叫住来回从将因于向帮做当都又再才只做用有无什怎"
)
"""Characters that no given name ends with, and words beside a name have."""
PLACES = frozenset("路街巷弄区市县镇村省号栋幢")
"""What makes a place of the characters before it."""
NO_GIVEN = frozenset(
    re.findall(
        "..",
        "明天今天昨天前天后天当天每天全天春天夏天秋天冬天一天几天三天七天十天一千一百一万一二一次一起一直一样一定一个",
    )
)
"""What stands behind a character like a surname, and is no given name."""
NOBODY = frozenset(
    re.findall(
        r"\w+",
        "本人 同上 客服 商家 卖家 买家 仓库 门卫 家人 他人 前台 物业 驿站 快递 保安 邻居 同事 店家 平台 "
        "公司 自己 不详 未知 没有 快递柜 收发室 快递员 代收点 售后 售后部 退货组 无 某某 不知道 看不清",
    )
)
"""What stands where a name is asked for, and is none."""
COMMON = frozenset(
    "孔车钱包毛单米石金商管席柳花时成应温项方边任付关水平白高万常易于连许查文史房牛马龙熊鱼包皮油麦全汤童马麻苑古路司"
    "党宫法都计支桂松沙乐华纪居满强黄蓝明游解容和齐安焦符尚薄束占巴储"
    "宣诸封习皮贝富牧伊宿扶益况帅杭尉廉燕滑劳"
)
"""Surnames that are everyday words, too: 车, 钱, 时. Something more must say that they are names."""
JOINED = frozenset(
    re.findall(
        "..",
        "课程流程工程教程过程路程行程全程日程进程远程编程专程旅程机关公关海关对方双方我方店方前任后任到付有关相关换成变成说成改成当成做成到时有时当时那时这时同时也许或许对于等于在于过于"
        "由于关于至于位于用于对应相应里边后边前边那边这边时段前段后段给付在线名单清单订单对白在车到车等车由车"
        "退费收费付费运费免费缴费自费消费学费师傅上司公司分司和平公平对比对白说白个单和解被告被单水管主管货车客车停车修车叫车打车",
    )
)
"""Words that end with a surname's character, of which the last one is no surname."""
CALLS = frozenset(
    re.findall(
        "..",
        "小心小时小票小二小妹小区小票小米小红小蓝小程小件小家小电小额师姐师哥师叔师爷空姐干姐伟哥老总老公老婆小姐小哥老板老师大姐大哥阿姨阿胶阿玉阿里施工员工安全",
    )
)
"""Forms of address, and other words, that hold nobody's name."""
ORGANISATIONS = frozenset(
    re.findall(
        r"\w+",
        "Service Support Team Merchant Shop Store Order Consumer Association Market Court Office Hotline "
        "Bank Platform Center Centre Bureau Police Express Post Flagship Trading Company Co Ltd Inc "
        "Electronics Group Hotel Ministry Department Administration Corporation Mall Claims Box",
    )
)
"""Words of organisations: what holds one of them is no name of somebody."""
NO_WORDS = frozenset(
    re.findall(
        r"\w+",
        "Customer Customers Service Seller Buyer Support Team Merchant Shop Store Order Consumer "
        "Association Market Court Office Hotline Bank Platform Douyin Taobao Small Claims Center Centre "
        "Bureau Police Express Post Sir Madam Friend Friends Valued User Flagship Trading Company Co Ltd "
        "Inc Electronics Group Hong Road Street District Province Hotel Internet Refund Return Chinese "
        "English Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March July "
        "August September October November December Apple Sony Huawei Xiaomi Room Unit Building Block Flat "
        "Plaza Tower Garden Gardens Regulation Regulations Art Article Law Act Code Rule Rules Chapter "
        "Section Party Ministry Department Administration Alipay WeChat Meituan Pinduoduo Yunda Yuantong Zhongtong "
        "Shentong Shunfeng Cainiao Deppon Jitu FedEx General Unknown None",
    )
)
"""Words of organisations, places and days, with which a name ends or is none."""
NO_FIRST = frozenset(
    re.findall(
        r"\w+",
        "The This That They She He It We You I A An My Your Our His Her Their When Then But And If Not No "
        "Yes Please All New San Los North South East West Happy Home Sorry Angry Sure Still Afraid Being "
        "Trying Asking Going Writing Waiting Not From To In On At Of For With By After Before Since Until "
        "What Who Which Where Why How Here There Very So Really Extremely Also Now Just Already Always Never",
    )
)
"""Words with which no name begins."""
APPS = "微信|抖音|快手|小红书|微博|闲鱼|淘宝|拼多多|B站|贴吧|豆瓣|知乎|陌陌|QQ|Soul|探探"
"""Where people go by another name."""
